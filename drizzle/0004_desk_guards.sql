-- Early warnings: every version of their settings stays, and the first one is there: half a year ahead, on the 25th.
CREATE TRIGGER warning_policies_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON warning_policies
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
INSERT INTO warning_policies (version, months_ahead, day_of_month, from_hour, until_hour, set_at)
  VALUES (1, 6, 25, 9, 21, '2000-01-01T00:00:00Z');
--> statement-breakpoint
-- Waves that were planned before parts were are whole.
UPDATE reminder_waves SET finished_at = planned_at;
