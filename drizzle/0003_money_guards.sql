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
