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
