DROP INDEX "payables_by_batch";--> statement-breakpoint
CREATE INDEX "payables_by_batch" ON "payables" USING btree ("batch_id","id");