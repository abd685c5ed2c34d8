-- Rules: one approved version on any day, found by its days with one index; what a version says never changes.
ALTER TABLE rule_versions DROP CONSTRAINT rule_versions_no_overlap;
--> statement-breakpoint
ALTER TABLE rule_versions ADD CONSTRAINT rule_versions_no_overlap
  EXCLUDE USING gist (rule_code WITH =, validity WITH &&) WHERE (status = 'approved');
--> statement-breakpoint
-- A draft may be approved, refused or withdrawn; an approved version may be withdrawn, or end where another begins, or go
-- on again when that one is withdrawn; what is closed stays closed. Nothing is ever deleted.
CREATE OR REPLACE FUNCTION freeze_approved_version() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  movable text[] := ARRAY['status', 'valid_to', 'validity', 'revision', 'reason_sealed', 'approved_by', 'approved_at',
    'closed_by', 'closed_at', 'cases_run', 'cases_green'];
  complaint text := format('rule version %s of %s is frozen', OLD.version, OLD.rule_code);
BEGIN
  IF TG_OP = 'DELETE' OR to_jsonb(NEW) - movable IS DISTINCT FROM to_jsonb(OLD) - movable THEN
    RAISE EXCEPTION '%', complaint USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD.status <> 'proposed' AND ((NEW.approved_by, NEW.approved_at, NEW.cases_run, NEW.cases_green)
      IS DISTINCT FROM (OLD.approved_by, OLD.approved_at, OLD.cases_run, OLD.cases_green)
      OR (OLD.status = 'approved' AND NEW.status NOT IN ('approved', 'withdrawn'))
      OR (OLD.status IN ('withdrawn', 'refused')
        AND (NEW.status, NEW.valid_to, NEW.closed_by, NEW.closed_at)
          IS DISTINCT FROM (OLD.status, OLD.valid_to, OLD.closed_by, OLD.closed_at))) THEN
    RAISE EXCEPTION '%', complaint USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD.status = 'approved' AND NEW.status = 'approved' AND NEW.valid_to IS DISTINCT FROM OLD.valid_to
      AND NOT EXISTS (SELECT 1 FROM rule_versions other WHERE other.rule_code = OLD.rule_code
        AND ((other.status IN ('proposed', 'approved') AND other.valid_from = NEW.valid_to)
          OR (other.status = 'withdrawn' AND other.valid_from = OLD.valid_to
            AND other.valid_to IS NOT DISTINCT FROM NEW.valid_to))) THEN
    RAISE EXCEPTION '%', complaint USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER rule_versions_stay BEFORE TRUNCATE ON rule_versions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER rule_versions_revision BEFORE INSERT OR UPDATE ON rule_versions
  FOR EACH ROW EXECUTE FUNCTION stamp_revision();
--> statement-breakpoint
CREATE TRIGGER rule_clauses_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON rule_clauses
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER rule_version_clauses_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON rule_version_clauses
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Every figure of every approved version, with what it was before and who stands for it.
CREATE VIEW rule_parameter_history AS
  SELECT v.rule_code, p.key AS parameter, v.version, v.valid_from, v.valid_to, p.value #>> '{}' AS value,
    lag(p.value #>> '{}') OVER by_date AS value_before, lag(v.version) OVER by_date AS version_before,
    v.origin, v.proposed_by, v.approved_by, v.approved_at
  FROM rule_versions v CROSS JOIN LATERAL jsonb_each(v.parameters) p
  WHERE v.status = 'approved'
  WINDOW by_date AS (PARTITION BY v.rule_code, p.key ORDER BY v.valid_from NULLS FIRST);
