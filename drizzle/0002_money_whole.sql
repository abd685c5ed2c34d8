CREATE SEQUENCE "public"."payment_export_number" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "chief_employees" (
	"id" uuid PRIMARY KEY NOT NULL,
	"union_id" uuid NOT NULL,
	"name" text NOT NULL,
	"person_id" uuid,
	"year" integer NOT NULL,
	"reward" text NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "chief_employees_reward_known" CHECK (reward in ('allowance', 'one-off'))
);
--> statement-breakpoint
CREATE TABLE "innovation_results" (
	"id" uuid PRIMARY KEY NOT NULL,
	"union_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"title" text NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "innovation_results_title_said" CHECK (length(title) between 2 and 200)
);
--> statement-breakpoint
CREATE TABLE "innovation_studios" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"union_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "innovation_studios_name_said" CHECK (length(name) between 2 and 60)
);
--> statement-breakpoint
CREATE TABLE "nominations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"title_code" text NOT NULL,
	"year" integer NOT NULL,
	"person_id" uuid NOT NULL,
	"union_id" uuid NOT NULL,
	"groups" text[] DEFAULT '{}' NOT NULL,
	"grassroots" boolean NOT NULL,
	"nominated_by" uuid NOT NULL,
	"nominated_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "nominations_groups_known" CHECK (groups <@ array['frontline', 'professional', 'women', 'youth', 'minority', 'democratic-party']::text[])
);
--> statement-breakpoint
CREATE TABLE "payment_exports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"batch_id" uuid NOT NULL,
	"status" text DEFAULT 'requested' NOT NULL,
	"rows" integer,
	"requested_by" uuid NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"expires_on" date NOT NULL,
	CONSTRAINT "payment_exports_status_known" CHECK (status in ('requested', 'delivered', 'refused')),
	CONSTRAINT "payment_exports_four_eyes" CHECK (decided_by is null or decided_by <> requested_by),
	CONSTRAINT "payment_exports_decided" CHECK ((status = 'requested') = (decided_by is null))
);
--> statement-breakpoint
CREATE TABLE "earlier_trips" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "earlier_trips_year_sane" CHECK (year between 1949 and 2200)
);
--> statement-breakpoint
CREATE TABLE "paper_chunks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"paper_id" uuid NOT NULL,
	"part" integer NOT NULL,
	"body_sealed" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "benefit_lists" DROP CONSTRAINT "benefit_lists_status_known";--> statement-breakpoint
ALTER TABLE "list_items" DROP CONSTRAINT "list_items_exception_known";--> statement-breakpoint
ALTER TABLE "benefit_lists" ADD COLUMN "seen" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "benefit_lists" ADD COLUMN "people" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "benefit_lists" ADD COLUMN "go_on_after" uuid;--> statement-breakpoint
ALTER TABLE "list_items" ADD COLUMN "added_by" uuid;--> statement-breakpoint
ALTER TABLE "list_items" ADD COLUMN "added_why_sealed" text;--> statement-breakpoint
ALTER TABLE "chief_employees" ADD CONSTRAINT "chief_employees_union_id_unions_id_fk" FOREIGN KEY ("union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chief_employees" ADD CONSTRAINT "chief_employees_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "innovation_results" ADD CONSTRAINT "innovation_results_union_id_unions_id_fk" FOREIGN KEY ("union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "innovation_studios" ADD CONSTRAINT "innovation_studios_union_id_unions_id_fk" FOREIGN KEY ("union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nominations" ADD CONSTRAINT "nominations_title_code_titles_code_fk" FOREIGN KEY ("title_code") REFERENCES "public"."titles"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nominations" ADD CONSTRAINT "nominations_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nominations" ADD CONSTRAINT "nominations_union_id_unions_id_fk" FOREIGN KEY ("union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_exports" ADD CONSTRAINT "payment_exports_batch_id_payment_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."payment_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "earlier_trips" ADD CONSTRAINT "earlier_trips_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_chunks" ADD CONSTRAINT "paper_chunks_paper_id_application_papers_id_fk" FOREIGN KEY ("paper_id") REFERENCES "public"."application_papers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "chief_employees_once_a_year" ON "chief_employees" USING btree ("union_id","name","year");--> statement-breakpoint
CREATE UNIQUE INDEX "innovation_results_once" ON "innovation_results" USING btree ("union_id","year","title");--> statement-breakpoint
CREATE UNIQUE INDEX "innovation_studios_name_once" ON "innovation_studios" USING btree ("union_id","name") WHERE closed_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "nominations_once" ON "nominations" USING btree ("title_code","year","person_id") WHERE withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "nominations_by_year" ON "nominations" USING btree ("year","title_code");--> statement-breakpoint
CREATE UNIQUE INDEX "payment_exports_number_once" ON "payment_exports" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "payment_exports_one_waits" ON "payment_exports" USING btree ("batch_id") WHERE status = 'requested';--> statement-breakpoint
CREATE UNIQUE INDEX "earlier_trips_once" ON "earlier_trips" USING btree ("person_id","year");--> statement-breakpoint
CREATE UNIQUE INDEX "paper_chunks_once" ON "paper_chunks" USING btree ("paper_id","part");--> statement-breakpoint
CREATE INDEX "benefit_lists_building" ON "benefit_lists" USING btree ("built_at") WHERE status = 'building';--> statement-breakpoint
ALTER TABLE "benefit_lists" ADD CONSTRAINT "benefit_lists_status_known" CHECK (status in ('building', 'proposed', 'approved', 'withdrawn'));--> statement-breakpoint
ALTER TABLE "list_items" ADD CONSTRAINT "list_items_exception_known" CHECK (exception is null or exception in ('missing-card', 'unknown-birthday', 'suspended', 'held-by-lead', 'lost', 'abroad', 'had-before', 'changed-since', 'taken-off'));