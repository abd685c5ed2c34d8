CREATE SEQUENCE "public"."lead_number" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "attachment_chunks" (
	"attachment_id" uuid NOT NULL,
	"part" integer NOT NULL,
	"body_sealed" text NOT NULL,
	CONSTRAINT "attachment_chunks_attachment_id_part_pk" PRIMARY KEY("attachment_id","part")
);
--> statement-breakpoint
CREATE TABLE "attachments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"report_id" uuid NOT NULL,
	"type" text NOT NULL,
	"size" integer NOT NULL,
	"name_sealed" text NOT NULL,
	"fingerprint" text NOT NULL,
	"sender_binding_id" uuid NOT NULL,
	"source_message_id" uuid NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "attachments_type_known" CHECK (type in ('image/jpeg', 'image/png', 'image/webp', 'image/heic', 'application/pdf')),
	CONSTRAINT "attachments_size_sane" CHECK (size between 1 and 20971520)
);
--> statement-breakpoint
CREATE TABLE "change_kinds" (
	"code" text PRIMARY KEY NOT NULL,
	"names" jsonb NOT NULL,
	"major" boolean NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date
);
--> statement-breakpoint
CREATE TABLE "objections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"report_id" uuid NOT NULL,
	"binding_id" uuid NOT NULL,
	"claimed_date" date,
	"text_sealed" text,
	"source_message_id" uuid NOT NULL,
	"raised_at" timestamp (3) with time zone NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"decided_by" uuid,
	CONSTRAINT "objections_status_known" CHECK (status in ('open', 'upheld', 'overruled')),
	CONSTRAINT "objections_decided_by_somebody" CHECK ((status = 'open') = (decided_by is null))
);
--> statement-breakpoint
CREATE TABLE "acknowledgements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"report_id" uuid NOT NULL,
	"binding_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "archive_keepers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"union_id" uuid NOT NULL,
	"binding_id" uuid NOT NULL,
	"deputy" boolean NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone,
	"handed_by" uuid,
	"accepted" boolean DEFAULT true NOT NULL,
	CONSTRAINT "archive_keepers_time_runs_on" CHECK (until is null or until >= since)
);
--> statement-breakpoint
ALTER TABLE "change_reports" DROP CONSTRAINT "change_reports_kind_known";--> statement-breakpoint
ALTER TABLE "change_reports" DROP CONSTRAINT "change_reports_status_known";--> statement-breakpoint
ALTER TABLE "leads" DROP CONSTRAINT "leads_kind_known";--> statement-breakpoint
ALTER TABLE "field_history" DROP CONSTRAINT "field_history_report_id_change_reports_id_fk";
--> statement-breakpoint
DROP INDEX "change_reports_event_once";--> statement-breakpoint
ALTER TABLE "change_reports" ALTER COLUMN "person_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "field_history" ALTER COLUMN "person_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "change_reports" ADD COLUMN "about" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "change_reports" ADD COLUMN "major" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "change_reports" ADD COLUMN "to_union_id" uuid;--> statement-breakpoint
ALTER TABLE "change_reports" ADD COLUMN "closed_by" uuid;--> statement-breakpoint
ALTER TABLE "field_history" ADD COLUMN "union_id" uuid;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "number" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "origin" text NOT NULL;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "holds" boolean NOT NULL;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "union_id" uuid;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "details_sealed" text NOT NULL;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "teller_contact_id" text NOT NULL;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "closed_by" uuid;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "report_id" uuid;--> statement-breakpoint
ALTER TABLE "honours" ADD COLUMN "report_id" uuid;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "professional_title" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "ethnicity" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "political_status" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "education" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "work_started_on" date;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "address_sealed" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "card_status" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "income_sealed" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "household_sealed" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "housing_sealed" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "insurance_sealed" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "health_category_sealed" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "hardship_level_sealed" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "hardship_cause_sealed" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "work_confirmed_on" date;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "life_confirmed_on" date;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "health_confirmed_on" date;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "integrity_confirmed_on" date;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "closed_on" date;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "closed_reason" text;--> statement-breakpoint
ALTER TABLE "attachment_chunks" ADD CONSTRAINT "attachment_chunks_attachment_id_attachments_id_fk" FOREIGN KEY ("attachment_id") REFERENCES "public"."attachments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_report_id_change_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."change_reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "archive_keepers" ADD CONSTRAINT "archive_keepers_union_id_unions_id_fk" FOREIGN KEY ("union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "archive_keepers" ADD CONSTRAINT "archive_keepers_binding_id_bindings_id_fk" FOREIGN KEY ("binding_id") REFERENCES "public"."bindings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attachments_by_report" ON "attachments" USING btree ("report_id");--> statement-breakpoint
CREATE UNIQUE INDEX "objections_one_open_each" ON "objections" USING btree ("report_id","binding_id") WHERE status = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "acknowledgements_once" ON "acknowledgements" USING btree ("report_id","binding_id");--> statement-breakpoint
CREATE UNIQUE INDEX "archive_keepers_one" ON "archive_keepers" USING btree ("union_id","deputy") WHERE until is null and accepted;--> statement-breakpoint
ALTER TABLE "change_reports" ADD CONSTRAINT "change_reports_kind_change_kinds_code_fk" FOREIGN KEY ("kind") REFERENCES "public"."change_kinds"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change_reports" ADD CONSTRAINT "change_reports_to_union_id_unions_id_fk" FOREIGN KEY ("to_union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "field_history" ADD CONSTRAINT "field_history_union_id_unions_id_fk" FOREIGN KEY ("union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "change_reports_by_person" ON "change_reports" USING btree ("person_id","recorded_at");--> statement-breakpoint
CREATE INDEX "change_reports_waiting" ON "change_reports" USING btree ("recorded_at") WHERE status in ('scheduled', 'awaiting-acceptance', 'declined', 'disputed');--> statement-breakpoint
CREATE INDEX "change_reports_major" ON "change_reports" USING btree ("recorded_at") WHERE major;--> statement-breakpoint
CREATE INDEX "field_history_by_report" ON "field_history" USING btree ("report_id");--> statement-breakpoint
CREATE UNIQUE INDEX "leads_number_once" ON "leads" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "change_reports_event_once" ON "change_reports" USING btree (coalesce(person_id, union_id),"kind","event_key") WHERE status in ('recorded', 'scheduled', 'awaiting-acceptance', 'declined', 'disputed');--> statement-breakpoint
ALTER TABLE "change_reports" ADD CONSTRAINT "change_reports_status_known" CHECK (status in ('recorded', 'scheduled', 'awaiting-acceptance', 'declined', 'disputed', 'withdrawn', 'superseded'));--> statement-breakpoint
ALTER TABLE "field_history" ADD CONSTRAINT "field_history_of_one" CHECK ((person_id is null) <> (union_id is null));--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_origin_known" CHECK (origin in ('outsider', 'unit', 'arrival', 'self'));--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_open_or_closed" CHECK ((status = 'open') = (closed_at is null));--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_card_status_known" CHECK (card_status in ('active', 'card-lost', 'card-missing'));--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_closed_reason_known" CHECK (closed_reason in ('deceased', 'departed'));--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_closed_have_a_reason" CHECK ((closed_on is null) = (closed_reason is null));