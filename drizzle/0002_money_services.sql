CREATE SEQUENCE "public"."benefit_list_number" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE SEQUENCE "public"."trip_number" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
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
ALTER TABLE "list_items" ADD CONSTRAINT "list_items_list_id_benefit_lists_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."benefit_lists"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "list_items" ADD CONSTRAINT "list_items_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trip_sign_ups" ADD CONSTRAINT "trip_sign_ups_trip_id_trips_id_fk" FOREIGN KEY ("trip_id") REFERENCES "public"."trips"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trip_sign_ups" ADD CONSTRAINT "trip_sign_ups_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care_cases" ADD CONSTRAINT "care_cases_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care_cases" ADD CONSTRAINT "care_cases_union_id_unions_id_fk" FOREIGN KEY ("union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care_notes" ADD CONSTRAINT "care_notes_case_id_care_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."care_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkups" ADD CONSTRAINT "checkups_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visits" ADD CONSTRAINT "visits_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "benefit_lists_number_once" ON "benefit_lists" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "list_items_once" ON "list_items" USING btree ("list_id","person_id");--> statement-breakpoint
CREATE INDEX "list_items_exceptions" ON "list_items" USING btree ("list_id","exception") WHERE exception is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "trip_sign_ups_once" ON "trip_sign_ups" USING btree ("trip_id","person_id");--> statement-breakpoint
CREATE INDEX "trip_sign_ups_by_person" ON "trip_sign_ups" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "trips_number_once" ON "trips" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "care_cases_one_open" ON "care_cases" USING btree ("person_id") WHERE resolved_at is null;--> statement-breakpoint
CREATE INDEX "care_cases_waiting" ON "care_cases" USING btree ("moved_at") WHERE resolved_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "care_notes_stamp_once" ON "care_notes" USING btree ("case_id","stamp");--> statement-breakpoint
CREATE UNIQUE INDEX "checkups_once_a_year" ON "checkups" USING btree ("person_id","year");--> statement-breakpoint
CREATE UNIQUE INDEX "visits_once_a_day" ON "visits" USING btree ("person_id","visited_on");