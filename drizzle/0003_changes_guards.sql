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
