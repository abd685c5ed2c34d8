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
