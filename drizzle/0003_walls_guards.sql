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
