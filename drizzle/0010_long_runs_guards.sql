-- What was approved stays so: while it is carried out only the progress moves, and the end of it is `approved`.
CREATE OR REPLACE FUNCTION freeze_approved_list() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.status = 'approved' OR (OLD.status = 'approving'
      AND (NEW.status NOT IN ('approving', 'approved') OR (NEW.kind, NEW.as_of, NEW.built_by, NEW.approved_by, NEW.approved_at)
        IS DISTINCT FROM (OLD.kind, OLD.as_of, OLD.built_by, OLD.approved_by, OLD.approved_at))) THEN
    RAISE EXCEPTION 'list % is frozen', OLD.number USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
UPDATE payment_batches b SET payments = held.payments, sum = held.sum
  FROM (SELECT batch_id, count(*)::int AS payments, sum(amount) AS sum FROM payables GROUP BY batch_id) held
  WHERE held.batch_id = b.id;
--> statement-breakpoint
SELECT stand_behind_wall('earlier_payments', 'person');
--> statement-breakpoint
SELECT stand_behind_wall('earlier_totals', 'district');
