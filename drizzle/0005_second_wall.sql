-- The second wall: what a statement may see and write follows from who is acting, whatever the statement asks for.
-- It binds the bot's login. The owner of the tables, and a superuser, pass it by.
CREATE FUNCTION actor_role() RETURNS text LANGUAGE sql STABLE
  AS $$ SELECT coalesce(current_setting('nuanxin.role', true), '') $$;
--> statement-breakpoint
CREATE FUNCTION actor_contact() RETURNS text LANGUAGE sql STABLE
  AS $$ SELECT coalesce(current_setting('nuanxin.contact', true), '') $$;
--> statement-breakpoint
CREATE FUNCTION actor_binding() RETURNS uuid LANGUAGE sql STABLE
  AS $$ SELECT nullif(current_setting('nuanxin.binding', true), '')::uuid $$;
--> statement-breakpoint
CREATE FUNCTION actor_person() RETURNS uuid LANGUAGE sql STABLE
  AS $$ SELECT nullif(current_setting('nuanxin.person', true), '')::uuid $$;
--> statement-breakpoint
-- Only an officer acts for a union.
CREATE FUNCTION actor_union() RETURNS uuid LANGUAGE sql STABLE
  AS $$ SELECT CASE WHEN current_setting('nuanxin.role', true) = 'officer'
    THEN nullif(current_setting('nuanxin.union', true), '')::uuid END $$;
--> statement-breakpoint
CREATE FUNCTION acts_for_district() RETURNS boolean LANGUAGE sql STABLE
  AS $$ SELECT coalesce(current_setting('nuanxin.role', true), '') IN ('staff', 'director', 'system') $$;
--> statement-breakpoint
CREATE FUNCTION delivers() RETURNS boolean LANGUAGE sql STABLE
  AS $$ SELECT coalesce(current_setting('nuanxin.role', true), '') IN ('staff', 'director', 'system', 'sender') $$;
--> statement-breakpoint
-- Makes the rest of the transaction act as the contact, by the live binding and by nothing that the caller claims. Run
-- with the owner's rights, for a binding has to be read before anybody acts.
CREATE FUNCTION act_as(contact text, roster_seen bigint, OUT binding_id uuid, OUT role text, OUT name text,
    OUT person_id uuid, OUT union_id uuid, OUT frozen boolean, OUT roster_stale boolean)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  SELECT b.id, b.role, b.name, b.person_id, b.union_id, b.frozen_at IS NOT NULL
    INTO binding_id, role, name, person_id, union_id, frozen
    FROM bindings b WHERE b.contact_id = contact AND b.revoked_at IS NULL;
  roster_stale := EXISTS (SELECT 1 FROM people p WHERE p.revision >= roster_seen)
    OR EXISTS (SELECT 1 FROM unions u WHERE u.revision >= roster_seen);
  frozen := coalesce(frozen, false);
  PERFORM set_config('nuanxin.contact', contact, true),
    set_config('nuanxin.role', CASE WHEN frozen OR binding_id IS NULL THEN 'guest' ELSE role END, true),
    set_config('nuanxin.binding', CASE WHEN frozen THEN '' ELSE coalesce(binding_id::text, '') END, true),
    set_config('nuanxin.person', CASE WHEN frozen THEN '' ELSE coalesce(person_id::text, '') END, true),
    set_config('nuanxin.union', CASE WHEN frozen THEN '' ELSE coalesce(union_id::text, '') END, true);
END $$;
--> statement-breakpoint
-- Whom an officer may see although they belong elsewhere: those who wait to be taken in, alone or with their unit.
CREATE FUNCTION arriving_people() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT r.person_id FROM change_reports r
    WHERE r.to_union_id = actor_union() AND r.person_id IS NOT NULL
      AND r.status IN ('scheduled', 'awaiting-acceptance', 'declined', 'disputed')
  UNION ALL
  SELECT p.id FROM change_reports r JOIN people p ON p.custodian_union_id = r.union_id
    WHERE r.to_union_id = actor_union() AND r.person_id IS NULL
      AND r.status IN ('scheduled', 'awaiting-acceptance', 'declined', 'disputed') $$;
--> statement-breakpoint
-- Views belong to the owner and so look over the wall: each says less than its tables do.
-- Where a notice goes, and in which language: no names, no numbers.
CREATE VIEW addresses AS
  SELECT id, contact_id, role, person_id, union_id, deputy, chair, frozen_at IS NOT NULL AS frozen
  FROM bindings WHERE revoked_at IS NULL;
--> statement-breakpoint
CREATE VIEW languages AS SELECT contact_id, locale FROM conversations;
--> statement-breakpoint
-- 谁看过我的信息: who did what to whom, without the details.
CREATE VIEW audit_trail AS
  SELECT a.seq, a.at, a.action, a.subjects, b.name, b.role
  FROM audit a LEFT JOIN bindings b ON b.id::text = a.actor
  WHERE NOT row_security_active('audit') OR actor_role() NOT IN ('', 'guest', 'sender');
--> statement-breakpoint
-- Who put their name to something: those in office to everybody who is bound, model workers to their own.
CREATE VIEW signatories AS
  SELECT id, name, role, revoked_at FROM bindings
  WHERE NOT row_security_active('bindings') OR acts_for_district() OR union_id = actor_union() OR id = actor_binding()
    OR (role <> 'model-worker' AND actor_role() NOT IN ('', 'guest', 'sender'));
--> statement-breakpoint
CREATE OR REPLACE VIEW current_returns AS
  SELECT DISTINCT ON (union_id, year) * FROM annual_returns
  WHERE NOT row_security_active('annual_returns') OR acts_for_district() OR union_id = actor_union()
  ORDER BY union_id, year, version DESC;
--> statement-breakpoint
-- Puts a table behind the wall: who sees a row may write it. `within` is an expression over the table's columns, or the
-- name of a usual reach. A table that was never put behind it is closed to the bot.
CREATE FUNCTION stand_behind_wall(of_table text, within text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  expression text := CASE within
    WHEN 'person' THEN 'EXISTS (SELECT 1 FROM people p WHERE p.id = person_id)'
    WHEN 'union' THEN 'union_id = (SELECT actor_union())'
    WHEN 'person or union' THEN 'EXISTS (SELECT 1 FROM people p WHERE p.id = person_id) OR union_id = (SELECT actor_union())'
    WHEN 'report' THEN 'EXISTS (SELECT 1 FROM change_reports r WHERE r.id = report_id)'
    WHEN 'application' THEN 'EXISTS (SELECT 1 FROM applications a WHERE a.id = application_id)'
    WHEN 'contact' THEN 'contact_id = (SELECT actor_contact())'
    WHEN 'somebody' THEN '(SELECT actor_role()) <> '''''
    WHEN 'district' THEN 'false'
    ELSE within END;
BEGIN
  EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', of_table);
  EXECUTE format('CREATE POLICY within_reach ON %I USING ((SELECT acts_for_district()) OR %s)', of_table, expression);
END $$;
--> statement-breakpoint
SELECT stand_behind_wall(of_table, within) FROM (VALUES
  -- the archive
  ('people', 'custodian_union_id = (SELECT actor_union()) OR id = (SELECT actor_person()) OR id IN (SELECT arriving_people())'),
  ('honours', 'person or union'),
  ('field_history', 'person or union'),
  ('archive_keepers', 'union'),
  ('warnings', 'person'),
  ('nominations', 'person or union'),
  ('chief_employees', 'union'),
  ('innovation_results', 'union'),
  ('innovation_studios', 'union'),
  -- who is who
  ('bindings', 'union_id = (SELECT actor_union()) OR contact_id = (SELECT actor_contact())'),
  ('binding_codes', 'union'),
  ('consents', 'contact'),
  ('logins', 'district'),
  -- changes
  ('change_reports', 'union_id = (SELECT actor_union()) OR to_union_id = (SELECT actor_union())'
    ' OR reporter_binding_id = (SELECT actor_binding()) OR EXISTS (SELECT 1 FROM people p WHERE p.id = person_id)'),
  ('objections', 'EXISTS (SELECT 1 FROM change_reports r WHERE r.id = report_id) OR binding_id = (SELECT actor_binding())'),
  ('acknowledgements', 'report'),
  ('attachments', 'report'),
  ('attachment_chunks', 'EXISTS (SELECT 1 FROM attachments a WHERE a.id = attachment_id)'),
  ('leads', 'union_id = (SELECT actor_union()) OR teller_contact_id = (SELECT actor_contact())'
    ' OR EXISTS (SELECT 1 FROM jsonb_array_elements_text(person_ids) AS told (id) JOIN people p ON p.id = told.id::uuid)'),
  ('annual_returns', 'union'),
  ('reminders', 'union'),
  ('reminder_waves', 'somebody'),
  ('roster_imports', 'district'),
  ('exports', 'union_id = (SELECT actor_union()) OR requested_by = (SELECT actor_binding())'),
  -- relief, money, services; a step is put down together with what it belongs to, and cannot see that yet
  ('applications', 'person'),
  ('application_papers', 'application'),
  ('paper_chunks', 'EXISTS (SELECT 1 FROM application_papers a WHERE a.id = paper_id)'),
  ('application_steps', 'EXISTS (SELECT 1 FROM applications a WHERE a.id = application_id) OR by_binding_id = (SELECT actor_binding())'),
  ('bills', 'application'),
  ('couples', 'EXISTS (SELECT 1 FROM people p WHERE p.id IN (one_person_id, other_person_id))'),
  ('decisions', 'person'),
  ('payables', 'person'),
  ('ledger_entries', 'EXISTS (SELECT 1 FROM payables p WHERE p.id = payable_id)'),
  ('limit_totals', 'EXISTS (SELECT 1 FROM people p WHERE p.id = left(subject, 36)::uuid)'
    ' OR EXISTS (SELECT 1 FROM couples c WHERE c.one_person_id = left(subject, 36)::uuid)'),
  ('limit_uses', 'EXISTS (SELECT 1 FROM limit_totals t WHERE t.id = total_id)'),
  ('benefit_lists', 'district'),
  ('list_items', 'person'),
  ('payment_batches', 'district'),
  ('payment_exports', 'district'),
  ('budget_lines', 'district'),
  ('budget_changes', 'district'),
  ('care_cases', 'person or union'),
  ('care_notes', 'EXISTS (SELECT 1 FROM care_cases c WHERE c.id = case_id) OR by_binding_id = (SELECT actor_binding())'),
  ('checkups', 'person'),
  ('visits', 'person'),
  ('trips', 'somebody'),
  ('trip_sign_ups', 'person'),
  ('earlier_trips', 'person'),
  ('questions', 'somebody'),
  ('question_askers', 'contact')
) AS walls (of_table, within);
--> statement-breakpoint
DO $$
DECLARE
  of_table text;
BEGIN
  -- A message's own way: whoever writes it, and the pipeline; staff read nobody's words here.
  FOREACH of_table IN ARRAY ARRAY['inbox', 'conversations'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', of_table);
    EXECUTE format('CREATE POLICY within_reach ON %I USING (contact_id = (SELECT actor_contact()) OR (SELECT actor_role()) = ''system'')', of_table);
  END LOOP;
  -- Not asked once a statement but at each row: the statement that plans lines begins to act for the pipeline itself.
  FOREACH of_table IN ARRAY ARRAY['outbox', 'outgoing_files', 'quarantine'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', of_table);
    EXECUTE format('CREATE POLICY within_reach ON %I USING (delivers())', of_table);
  END LOOP;
  -- Everybody's knowledge, kept by the district.
  FOREACH of_table IN ARRAY ARRAY['unions', 'titles', 'change_kinds', 'campaign_policies', 'rules', 'rule_clauses',
      'rule_documents', 'rule_versions', 'rule_version_clauses'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', of_table);
    EXECUTE format('CREATE POLICY read_by_all ON %I FOR SELECT USING (true)', of_table);
    EXECUTE format('CREATE POLICY kept_by_the_district ON %I USING ((SELECT acts_for_district()))', of_table);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE POLICY own_union ON unions FOR UPDATE USING (id = (SELECT actor_union()));
--> statement-breakpoint
-- The chain is added to and never read: what people may know of it stands in `audit_trail`.
ALTER TABLE audit ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY added_to ON audit FOR INSERT WITH CHECK (actor_role() <> '');
--> statement-breakpoint
ALTER TABLE audit_head ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY moved_on ON audit_head USING (actor_role() <> '');
