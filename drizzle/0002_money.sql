CREATE SEQUENCE "public"."benefit_list_number" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE SEQUENCE "public"."payment_batch_number" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE SEQUENCE "public"."trip_number" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE SEQUENCE "public"."application_number" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "benefit_lists" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"kind" text NOT NULL,
	"festival" text,
	"as_of" date NOT NULL,
	"rule_version" integer,
	"status" text DEFAULT 'proposed' NOT NULL,
	"included" integer NOT NULL,
	"excepted" integer NOT NULL,
	"total" numeric(14, 2),
	"built_by" uuid NOT NULL,
	"built_at" timestamp (3) with time zone NOT NULL,
	"approved_by" uuid,
	"approved_at" timestamp (3) with time zone,
	CONSTRAINT "benefit_lists_kind_known" CHECK (kind in ('festival-subsidy', 'festival-consolation', 'age-consolation', 'double-ninth', 'death-grant')),
	CONSTRAINT "benefit_lists_festival_known" CHECK (festival is null or festival in ('spring', 'may-day', 'national-day', 'double-ninth')),
	CONSTRAINT "benefit_lists_status_known" CHECK (status in ('proposed', 'approved', 'withdrawn')),
	CONSTRAINT "benefit_lists_four_eyes" CHECK (approved_by is null or approved_by <> built_by),
	CONSTRAINT "benefit_lists_approval_whole" CHECK ((status = 'approved') = (approved_by is not null))
);
--> statement-breakpoint
CREATE TABLE "list_items" (
	"id" uuid PRIMARY KEY NOT NULL,
	"list_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"amount" numeric(14, 2),
	"facts_sealed" text NOT NULL,
	"exception" text,
	CONSTRAINT "list_items_exception_known" CHECK (exception is null or exception in ('missing-card', 'unknown-birthday', 'suspended', 'held-by-lead', 'lost', 'abroad', 'had-before', 'changed-since')),
	CONSTRAINT "list_items_amount_positive" CHECK (amount is null or amount > 0)
);
--> statement-breakpoint
CREATE TABLE "budget_changes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"year" integer NOT NULL,
	"item" text NOT NULL,
	"kind" text NOT NULL,
	"amount" numeric(14, 2) NOT NULL,
	"before" numeric(14, 2),
	"by_binding_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"note_sealed" text,
	CONSTRAINT "budget_changes_kind_known" CHECK (kind in ('set', 'add'))
);
--> statement-breakpoint
CREATE TABLE "budget_lines" (
	"year" integer NOT NULL,
	"item" text DEFAULT '' NOT NULL,
	"allotted" numeric(14, 2),
	"committed" numeric(14, 2) DEFAULT '0' NOT NULL,
	"paid" numeric(14, 2) DEFAULT '0' NOT NULL,
	CONSTRAINT "budget_lines_year_item_pk" PRIMARY KEY("year","item"),
	CONSTRAINT "budget_lines_paid_was_committed" CHECK (0 <= paid and paid <= committed),
	CONSTRAINT "budget_lines_allotted_positive" CHECK (allotted is null or allotted >= 0)
);
--> statement-breakpoint
CREATE TABLE "ledger_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"payable_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"attempt" integer NOT NULL,
	"amount" numeric(14, 2) NOT NULL,
	"year" integer NOT NULL,
	"item" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by_binding_id" uuid,
	CONSTRAINT "ledger_entries_kind_known" CHECK (kind in ('committed', 'released', 'paid', 'returned')),
	CONSTRAINT "ledger_entries_positive" CHECK (amount > 0)
);
--> statement-breakpoint
CREATE TABLE "limit_totals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"rule_code" text NOT NULL,
	"limit_name" text NOT NULL,
	"subject" text NOT NULL,
	"span" text NOT NULL,
	"times" integer DEFAULT 0 NOT NULL,
	"amount" numeric(14, 2) DEFAULT '0' NOT NULL,
	"most_times" integer,
	"most_amount" numeric(14, 2),
	CONSTRAINT "limit_totals_times_kept" CHECK (times >= 0 and (most_times is null or times <= most_times)),
	CONSTRAINT "limit_totals_amount_kept" CHECK (amount >= 0 and (most_amount is null or amount <= most_amount))
);
--> statement-breakpoint
CREATE TABLE "limit_uses" (
	"id" uuid PRIMARY KEY NOT NULL,
	"total_id" uuid NOT NULL,
	"payable_id" uuid NOT NULL,
	"amount" numeric(14, 2) NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"released_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "payables" (
	"id" uuid PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"source_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"item" text NOT NULL,
	"year" integer NOT NULL,
	"amount" numeric(14, 2) NOT NULL,
	"status" text DEFAULT 'payable' NOT NULL,
	"attempt" integer DEFAULT 1 NOT NULL,
	"batch_id" uuid,
	"reason_sealed" text,
	"approved_at" timestamp (3) with time zone NOT NULL,
	"paid_on" date,
	CONSTRAINT "payables_source_known" CHECK (source in ('application', 'list-item')),
	CONSTRAINT "payables_status_known" CHECK (status in ('payable', 'batched', 'paid', 'returned', 'cancelled')),
	CONSTRAINT "payables_positive" CHECK (amount > 0),
	CONSTRAINT "payables_paid_have_a_day" CHECK ((status = 'paid') = (paid_on is not null)),
	CONSTRAINT "payables_batched_have_a_batch" CHECK ((status in ('batched', 'paid')) <= (batch_id is not null))
);
--> statement-breakpoint
CREATE TABLE "payment_batches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"status" text DEFAULT 'sent' NOT NULL,
	"built_by" uuid NOT NULL,
	"built_at" timestamp (3) with time zone NOT NULL,
	"settled_by" uuid,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "payment_batches_status_known" CHECK (status in ('sent', 'settled'))
);
--> statement-breakpoint
CREATE TABLE "trip_sign_ups" (
	"id" uuid PRIMARY KEY NOT NULL,
	"trip_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"status" text DEFAULT 'signed' NOT NULL,
	"signed_by" uuid NOT NULL,
	"signed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "trip_sign_ups_status_known" CHECK (status in ('signed', 'withdrawn', 'attended', 'absent'))
);
--> statement-breakpoint
CREATE TABLE "trips" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" integer NOT NULL,
	"starts_on" date NOT NULL,
	"seats" integer NOT NULL,
	"opened_by" uuid NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "trips_seats_sane" CHECK (seats between 1 and 2000)
);
--> statement-breakpoint
CREATE TABLE "application_papers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"proof" integer NOT NULL,
	"name_sealed" text,
	"bytes" integer,
	"sha256" text,
	"received_at" timestamp (3) with time zone NOT NULL,
	"released_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "application_steps" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"step" text NOT NULL,
	"by_binding_id" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	"reason_sealed" text,
	"source_message_id" uuid,
	CONSTRAINT "application_steps_step_known" CHECK (step in ('opened', 'submitted', 'endorsed', 'checked', 'approved', 'refused', 'returned', 'objected', 'withdrawn', 'recalculated', 'erased', 'paid', 'payment-returned'))
);
--> statement-breakpoint
CREATE TABLE "applications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"receipt" text NOT NULL,
	"rule_code" text NOT NULL,
	"person_id" uuid NOT NULL,
	"status" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"round" integer DEFAULT 1 NOT NULL,
	"facts_sealed" text,
	"rule_version" integer,
	"estimate" numeric(14, 2),
	"payee_sealed" text,
	"created_by" uuid NOT NULL,
	"endorsed_by" uuid,
	"checked_by" uuid,
	"decided_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"moved_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "applications_status_known" CHECK (status in ('draft', 'awaiting-endorsement', 'awaiting-check', 'awaiting-approval', 'returned', 'refused', 'approved', 'paid', 'withdrawn')),
	CONSTRAINT "applications_decided_by_another" CHECK (decided_by is null or decided_by <> created_by),
	CONSTRAINT "applications_decided_unchecked" CHECK (decided_by is null or decided_by is distinct from checked_by),
	CONSTRAINT "applications_round_known" CHECK (round in (1, 2)),
	CONSTRAINT "applications_estimate_positive" CHECK (estimate is null or estimate >= 0)
);
--> statement-breakpoint
CREATE TABLE "bills" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"number_sealed" text NOT NULL,
	"number_index" text NOT NULL,
	"bill_date" date NOT NULL,
	"boxes_sealed" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"released_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "couples" (
	"id" uuid PRIMARY KEY NOT NULL,
	"one_person_id" uuid NOT NULL,
	"other_person_id" uuid NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "couples_in_order" CHECK (one_person_id < other_person_id)
);
--> statement-breakpoint
CREATE TABLE "question_askers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"question_id" uuid NOT NULL,
	"contact_id" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "questions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"topic" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"answer_sealed" text,
	"answered_by" uuid,
	"answered_at" timestamp (3) with time zone,
	CONSTRAINT "questions_answer_whole" CHECK ((answer_sealed is null) = (answered_at is null))
);
--> statement-breakpoint
CREATE TABLE "care_cases" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"union_id" uuid NOT NULL,
	"owner_binding_id" uuid NOT NULL,
	"note_sealed" text,
	"known_at" timestamp (3) with time zone NOT NULL,
	"helped_at" timestamp (3) with time zone,
	"reported_at" timestamp (3) with time zone,
	"resolved_at" timestamp (3) with time zone,
	"moved_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "care_cases_known_first" CHECK (known_at <= coalesce(resolved_at, known_at))
);
--> statement-breakpoint
CREATE TABLE "care_notes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"stamp" text NOT NULL,
	"note_sealed" text,
	"by_binding_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "checkups" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"attended_on" date NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "visits" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"visited_on" date NOT NULL,
	"note_sealed" text,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
DROP INDEX "decisions_by_version";--> statement-breakpoint
ALTER TABLE "decisions" ALTER COLUMN "rule_version_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "decisions" ALTER COLUMN "person_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "rule_code" text NOT NULL;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "rule_version" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "subject" text NOT NULL;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "subject_id" uuid NOT NULL;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "usage" jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "decided_by" uuid NOT NULL;--> statement-breakpoint
ALTER TABLE "list_items" ADD CONSTRAINT "list_items_list_id_benefit_lists_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."benefit_lists"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "list_items" ADD CONSTRAINT "list_items_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_payable_id_payables_id_fk" FOREIGN KEY ("payable_id") REFERENCES "public"."payables"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "limit_uses" ADD CONSTRAINT "limit_uses_total_id_limit_totals_id_fk" FOREIGN KEY ("total_id") REFERENCES "public"."limit_totals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "limit_uses" ADD CONSTRAINT "limit_uses_payable_id_payables_id_fk" FOREIGN KEY ("payable_id") REFERENCES "public"."payables"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payables" ADD CONSTRAINT "payables_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payables" ADD CONSTRAINT "payables_batch_id_payment_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."payment_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trip_sign_ups" ADD CONSTRAINT "trip_sign_ups_trip_id_trips_id_fk" FOREIGN KEY ("trip_id") REFERENCES "public"."trips"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trip_sign_ups" ADD CONSTRAINT "trip_sign_ups_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_papers" ADD CONSTRAINT "application_papers_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_steps" ADD CONSTRAINT "application_steps_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bills" ADD CONSTRAINT "bills_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "couples" ADD CONSTRAINT "couples_one_person_id_people_id_fk" FOREIGN KEY ("one_person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "couples" ADD CONSTRAINT "couples_other_person_id_people_id_fk" FOREIGN KEY ("other_person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_askers" ADD CONSTRAINT "question_askers_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care_cases" ADD CONSTRAINT "care_cases_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care_cases" ADD CONSTRAINT "care_cases_union_id_unions_id_fk" FOREIGN KEY ("union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care_notes" ADD CONSTRAINT "care_notes_case_id_care_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."care_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkups" ADD CONSTRAINT "checkups_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visits" ADD CONSTRAINT "visits_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "benefit_lists_number_once" ON "benefit_lists" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "list_items_once" ON "list_items" USING btree ("list_id","person_id");--> statement-breakpoint
CREATE INDEX "list_items_exceptions" ON "list_items" USING btree ("list_id","exception") WHERE exception is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_entries_once" ON "ledger_entries" USING btree ("payable_id","kind","attempt");--> statement-breakpoint
CREATE INDEX "ledger_entries_by_year" ON "ledger_entries" USING btree ("year","item");--> statement-breakpoint
CREATE UNIQUE INDEX "limit_totals_once" ON "limit_totals" USING btree ("rule_code","limit_name","subject","span");--> statement-breakpoint
CREATE UNIQUE INDEX "limit_uses_once" ON "limit_uses" USING btree ("total_id","payable_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payables_once" ON "payables" USING btree ("source","source_id");--> statement-breakpoint
CREATE INDEX "payables_waiting" ON "payables" USING btree ("status") WHERE status in ('payable', 'returned');--> statement-breakpoint
CREATE INDEX "payables_by_batch" ON "payables" USING btree ("batch_id");--> statement-breakpoint
CREATE INDEX "payables_by_person" ON "payables" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payment_batches_number_once" ON "payment_batches" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "trip_sign_ups_once" ON "trip_sign_ups" USING btree ("trip_id","person_id");--> statement-breakpoint
CREATE INDEX "trip_sign_ups_by_person" ON "trip_sign_ups" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "trips_number_once" ON "trips" USING btree ("number");--> statement-breakpoint
CREATE INDEX "application_papers_by_application" ON "application_papers" USING btree ("application_id","proof");--> statement-breakpoint
CREATE UNIQUE INDEX "application_papers_picture_once" ON "application_papers" USING btree ("sha256") WHERE released_at is null and sha256 is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "application_steps_once" ON "application_steps" USING btree ("application_id","version");--> statement-breakpoint
CREATE UNIQUE INDEX "applications_receipt_once" ON "applications" USING btree ("receipt");--> statement-breakpoint
CREATE INDEX "applications_by_person" ON "applications" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "applications_waiting" ON "applications" USING btree ("status","moved_at") WHERE status in ('awaiting-endorsement', 'awaiting-check', 'awaiting-approval');--> statement-breakpoint
CREATE UNIQUE INDEX "bills_number_once" ON "bills" USING btree ("number_index") WHERE released_at is null;--> statement-breakpoint
CREATE INDEX "bills_by_application" ON "bills" USING btree ("application_id");--> statement-breakpoint
CREATE UNIQUE INDEX "couples_one_once" ON "couples" USING btree ("one_person_id") WHERE ended_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "couples_other_once" ON "couples" USING btree ("other_person_id") WHERE ended_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "question_askers_once" ON "question_askers" USING btree ("question_id","contact_id");--> statement-breakpoint
CREATE UNIQUE INDEX "questions_topic_once" ON "questions" USING btree ("topic");--> statement-breakpoint
CREATE UNIQUE INDEX "care_cases_one_open" ON "care_cases" USING btree ("person_id") WHERE resolved_at is null;--> statement-breakpoint
CREATE INDEX "care_cases_waiting" ON "care_cases" USING btree ("moved_at") WHERE resolved_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "care_notes_stamp_once" ON "care_notes" USING btree ("case_id","stamp");--> statement-breakpoint
CREATE UNIQUE INDEX "checkups_once_a_year" ON "checkups" USING btree ("person_id","year");--> statement-breakpoint
CREATE UNIQUE INDEX "visits_once_a_day" ON "visits" USING btree ("person_id","visited_on");--> statement-breakpoint
CREATE INDEX "decisions_by_subject" ON "decisions" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "decisions_by_version" ON "decisions" USING btree ("rule_code","rule_version");--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_subject_known" CHECK (subject in ('application', 'list-item'));