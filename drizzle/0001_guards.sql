-- What the schema language cannot say: exclusion, append-only tables, frozen rows, and the head of the audit chain.
CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
-- One approved version of a rule on any day.
ALTER TABLE rule_versions ADD CONSTRAINT rule_versions_no_overlap
  EXCLUDE USING gist (rule_code WITH =, daterange(valid_from, valid_to, '[)') WITH &&) WHERE (status = 'approved');
--> statement-breakpoint
-- A person holds a title of a year once, though one of person and union is null.
DROP INDEX honours_once;
--> statement-breakpoint
CREATE UNIQUE INDEX honours_once ON honours (person_id, union_id, title_code, year) NULLS NOT DISTINCT;
--> statement-breakpoint
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER field_history_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON field_history
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER decisions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON decisions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- An approved version is frozen but for the day it ends and its withdrawal.
CREATE FUNCTION freeze_approved_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status = 'approved' AND (TG_OP = 'DELETE'
      OR (NEW.rule_code, NEW.version, NEW.body, NEW.valid_from, NEW.proposed_by, NEW.approved_by)
         IS DISTINCT FROM (OLD.rule_code, OLD.version, OLD.body, OLD.valid_from, OLD.proposed_by, OLD.approved_by)
      OR NEW.status NOT IN ('approved', 'withdrawn')) THEN
    RAISE EXCEPTION 'rule version % of % is approved and frozen', OLD.version, OLD.rule_code
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
--> statement-breakpoint
CREATE TRIGGER rule_versions_frozen BEFORE UPDATE OR DELETE ON rule_versions
  FOR EACH ROW EXECUTE FUNCTION freeze_approved_version();
--> statement-breakpoint
CREATE FUNCTION stamp_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.revision := pg_current_xact_id()::text::bigint;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER people_revision BEFORE INSERT OR UPDATE ON people FOR EACH ROW EXECUTE FUNCTION stamp_revision();
--> statement-breakpoint
CREATE TRIGGER unions_revision BEFORE INSERT OR UPDATE ON unions FOR EACH ROW EXECUTE FUNCTION stamp_revision();
--> statement-breakpoint
INSERT INTO audit_head (one, seq, hash) VALUES (true, 0, repeat('0', 64));
--> statement-breakpoint
-- References that would make the schema files import each other, and what keeps the directory in step with honours.
ALTER TABLE field_history ADD CONSTRAINT field_history_report FOREIGN KEY (report_id) REFERENCES change_reports (id);
--> statement-breakpoint
ALTER TABLE honours ADD CONSTRAINT honours_report FOREIGN KEY (report_id) REFERENCES change_reports (id);
--> statement-breakpoint
ALTER TABLE leads ADD CONSTRAINT leads_kind FOREIGN KEY (kind) REFERENCES change_kinds (code);
--> statement-breakpoint
ALTER TABLE leads ADD CONSTRAINT leads_report FOREIGN KEY (report_id) REFERENCES change_reports (id);
--> statement-breakpoint
ALTER TABLE attachments ADD CONSTRAINT attachments_report FOREIGN KEY (report_id) REFERENCES change_reports (id);
--> statement-breakpoint
ALTER TABLE acknowledgements ADD CONSTRAINT acknowledgements_report FOREIGN KEY (report_id) REFERENCES change_reports (id);
--> statement-breakpoint
ALTER TABLE acknowledgements ADD CONSTRAINT acknowledgements_binding FOREIGN KEY (binding_id) REFERENCES bindings (id);
--> statement-breakpoint
CREATE FUNCTION touch_honoured() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE people SET revision = revision WHERE id IN (SELECT person_id FROM touched WHERE person_id IS NOT NULL);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER honours_added AFTER INSERT ON honours REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION touch_honoured();
--> statement-breakpoint
CREATE TRIGGER honours_changed AFTER UPDATE ON honours REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION touch_honoured();
--> statement-breakpoint
CREATE TRIGGER honours_removed AFTER DELETE ON honours REFERENCING OLD TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION touch_honoured();
--> statement-breakpoint
-- The last version of each union's return of a year: what counts, whoever asks.
CREATE VIEW current_returns AS
  SELECT DISTINCT ON (union_id, year) * FROM annual_returns ORDER BY union_id, year, version DESC;
--> statement-breakpoint
CREATE TRIGGER campaign_policies_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON campaign_policies
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- The default waves (domain §6): 30, 15, 7, 3, 1 and 0 days before, then daily for two weeks, from nine to nine.
INSERT INTO campaign_policies (version, days_before, overdue_days, from_hour, until_hour, chair_from, phones_from, set_at)
  VALUES (1, '{30,15,7,3,1,0}', 14, 9, 21, 1, 3, '2000-01-01T00:00:00Z');
--> statement-breakpoint
-- Money and decisions: what is only ever added, and frozen grants.
CREATE TRIGGER ledger_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entries
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER application_steps_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON application_steps
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER budget_changes_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON budget_changes
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Whose it is, for what and how much never changes once it is owed.
CREATE FUNCTION freeze_payable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (NEW.source, NEW.source_id, NEW.person_id, NEW.item, NEW.year, NEW.amount)
      IS DISTINCT FROM (OLD.source, OLD.source_id, OLD.person_id, OLD.item, OLD.year, OLD.amount) THEN
    RAISE EXCEPTION 'a payable is frozen' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER payables_frozen BEFORE UPDATE OR DELETE ON payables FOR EACH ROW EXECUTE FUNCTION freeze_payable();
--> statement-breakpoint
-- An approved list is frozen, and so is who was on it.
CREATE FUNCTION freeze_approved_list() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.status = 'approved' THEN
    RAISE EXCEPTION 'list % is frozen', OLD.number USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER benefit_lists_frozen BEFORE UPDATE OR DELETE ON benefit_lists
  FOR EACH ROW EXECUTE FUNCTION freeze_approved_list();
--> statement-breakpoint
-- Append-only means: no fact changes and no row goes. A sealed cell may be sealed anew (key rotation) or emptied (erasure):
-- what is in it proves itself by its key and its place.
CREATE FUNCTION refuse_change_of_facts() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  sealed text[] := ARRAY(SELECT k FROM jsonb_object_keys(to_jsonb(NEW)) k WHERE k LIKE '%\_sealed');
BEGIN
  IF to_jsonb(NEW) - sealed IS DISTINCT FROM to_jsonb(OLD) - sealed THEN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
DROP TRIGGER audit_append_only ON audit;
--> statement-breakpoint
CREATE TRIGGER audit_append_only BEFORE DELETE OR TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_facts_stay BEFORE UPDATE ON audit FOR EACH ROW EXECUTE FUNCTION refuse_change_of_facts();
--> statement-breakpoint
DROP TRIGGER field_history_append_only ON field_history;
--> statement-breakpoint
CREATE TRIGGER field_history_append_only BEFORE DELETE OR TRUNCATE ON field_history
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER field_history_facts_stay BEFORE UPDATE ON field_history
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_facts();
--> statement-breakpoint
DROP TRIGGER decisions_append_only ON decisions;
--> statement-breakpoint
CREATE TRIGGER decisions_append_only BEFORE DELETE OR TRUNCATE ON decisions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER decisions_facts_stay BEFORE UPDATE ON decisions
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_facts();
--> statement-breakpoint
-- Every append-only table: no fact changes, but a sealed cell may be sealed anew or emptied.
DO $$
DECLARE
  found record;
BEGIN
  FOR found IN
    SELECT t.tgname, c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
    WHERE p.proname = 'refuse_change' AND t.tgtype & 16 = 16
      AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname LIKE '%\_sealed')
  LOOP
    EXECUTE format('DROP TRIGGER %I ON %I', found.tgname, found.relname);
    EXECUTE format('CREATE TRIGGER %I BEFORE DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
      found.tgname, found.relname);
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change_of_facts()',
      found.relname || '_facts_stay', found.relname);
  END LOOP;
END $$;
