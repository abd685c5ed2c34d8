CREATE TABLE "earlier_payments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"item" text NOT NULL,
	"counted_on" date NOT NULL,
	"amount" numeric(14, 2) NOT NULL,
	"detail" text DEFAULT '' NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "earlier_payments_positive" CHECK (amount > 0)
);
--> statement-breakpoint
CREATE TABLE "earlier_totals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"year" integer NOT NULL,
	"item" text NOT NULL,
	"times" integer NOT NULL,
	"amount" numeric(14, 2),
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"replaced_at" timestamp (3) with time zone,
	CONSTRAINT "earlier_totals_year_sane" CHECK (year between 1949 and 2200),
	CONSTRAINT "earlier_totals_positive" CHECK (times >= 0 and (amount is null or amount >= 0))
);
--> statement-breakpoint
ALTER TABLE "benefit_lists" DROP CONSTRAINT "benefit_lists_status_known";--> statement-breakpoint
ALTER TABLE "benefit_lists" DROP CONSTRAINT "benefit_lists_approval_whole";--> statement-breakpoint
ALTER TABLE "payables" DROP CONSTRAINT "payables_source_known";--> statement-breakpoint
ALTER TABLE "payables" DROP CONSTRAINT "payables_batched_have_a_batch";--> statement-breakpoint
ALTER TABLE "payment_batches" DROP CONSTRAINT "payment_batches_status_known";--> statement-breakpoint
DROP INDEX "benefit_lists_building";--> statement-breakpoint
ALTER TABLE "benefit_lists" ADD COLUMN "granted" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "benefit_lists" ADD COLUMN "granted_sum" numeric(14, 2) DEFAULT '0' NOT NULL;--> statement-breakpoint
ALTER TABLE "payment_batches" ADD COLUMN "go_on_after" uuid;--> statement-breakpoint
ALTER TABLE "payment_batches" ADD COLUMN "payments" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "payment_batches" ADD COLUMN "sum" numeric(14, 2) DEFAULT '0' NOT NULL;--> statement-breakpoint
ALTER TABLE "earlier_payments" ADD CONSTRAINT "earlier_payments_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "earlier_payments_once" ON "earlier_payments" USING btree ("person_id","item","counted_on","detail") WHERE withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "earlier_payments_by_person" ON "earlier_payments" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "earlier_totals_once" ON "earlier_totals" USING btree ("year","item") WHERE replaced_at is null;--> statement-breakpoint
CREATE INDEX "payment_batches_unfinished" ON "payment_batches" USING btree ("built_at") WHERE status in ('building', 'settling');--> statement-breakpoint
CREATE INDEX "benefit_lists_building" ON "benefit_lists" USING btree ("built_at") WHERE status in ('building', 'approving');--> statement-breakpoint
ALTER TABLE "benefit_lists" ADD CONSTRAINT "benefit_lists_status_known" CHECK (status in ('building', 'proposed', 'approving', 'approved', 'withdrawn'));--> statement-breakpoint
ALTER TABLE "benefit_lists" ADD CONSTRAINT "benefit_lists_approval_whole" CHECK ((status in ('approving', 'approved')) = (approved_by is not null));--> statement-breakpoint
ALTER TABLE "payables" ADD CONSTRAINT "payables_source_known" CHECK (source in ('application', 'list-item', 'earlier'));--> statement-breakpoint
ALTER TABLE "payables" ADD CONSTRAINT "payables_batched_have_a_batch" CHECK (source = 'earlier' or (status in ('batched', 'paid')) <= (batch_id is not null));--> statement-breakpoint
ALTER TABLE "payment_batches" ADD CONSTRAINT "payment_batches_status_known" CHECK (status in ('building', 'sent', 'settling', 'settled'));