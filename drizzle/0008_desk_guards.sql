-- Early warnings: every version of their settings stays, and the first one is there: half a year ahead, on the 25th.
CREATE TRIGGER warning_policies_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON warning_policies
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
INSERT INTO warning_policies (version, months_ahead, day_of_month, from_hour, until_hour, set_at)
  VALUES (1, 6, 25, 9, 21, '2000-01-01T00:00:00Z');
--> statement-breakpoint
-- Waves that were planned before parts were are whole.
UPDATE reminder_waves SET finished_at = planned_at;
--> statement-breakpoint
-- Behind the wall: the settings are everybody's to read and the district's to keep, the rounds are the pipeline's.
SELECT stand_behind_wall('warning_rounds', 'district');
--> statement-breakpoint
ALTER TABLE warning_policies ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY read_by_all ON warning_policies FOR SELECT USING (true);
--> statement-breakpoint
CREATE POLICY kept_by_the_district ON warning_policies USING ((SELECT acts_for_district()));
