CREATE SEQUENCE "public"."benefit_list_number" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE SEQUENCE "public"."receipt_number" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE SEQUENCE "public"."lead_number" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE SEQUENCE "public"."payment_batch_number" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE SEQUENCE "public"."trip_number" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE SEQUENCE "public"."application_number" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "annual_returns" (
	"id" uuid PRIMARY KEY NOT NULL,
	"union_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"version" integer NOT NULL,
	"cause" text DEFAULT 'filed' NOT NULL,
	"zero" boolean NOT NULL,
	"headcount" integer NOT NULL,
	"changes" integer NOT NULL,
	"covers" jsonb NOT NULL,
	"status" text DEFAULT 'submitted' NOT NULL,
	"receipt" text NOT NULL,
	"days_late" integer DEFAULT 0 NOT NULL,
	"late_reason_sealed" text,
	"submitted_at" timestamp (3) with time zone NOT NULL,
	"submitted_by" uuid NOT NULL,
	"source_message_id" uuid NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"decided_by" uuid,
	"return_reason_sealed" text,
	CONSTRAINT "annual_returns_status_known" CHECK (status in ('submitted', 'returned', 'accepted')),
	CONSTRAINT "annual_returns_cause_known" CHECK (cause in ('filed', 'major-event')),
	CONSTRAINT "annual_returns_zero_has_no_changes" CHECK (not zero or changes = 0),
	CONSTRAINT "annual_returns_days_late_counted" CHECK (days_late >= 0 and version >= 1 and headcount >= 0),
	CONSTRAINT "annual_returns_decided" CHECK ((status = 'submitted') = (decided_at is null))
);
--> statement-breakpoint
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
CREATE TABLE "binding_codes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code_index" text NOT NULL,
	"role" text NOT NULL,
	"name" text NOT NULL,
	"person_id" uuid,
	"union_id" uuid NOT NULL,
	"replaces_binding_id" uuid,
	"issued_by" uuid,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"voided_at" timestamp (3) with time zone,
	CONSTRAINT "binding_codes_role_known" CHECK (role in ('model-worker', 'officer', 'staff', 'director')),
	CONSTRAINT "binding_codes_model_worker_is_a_person" CHECK (role <> 'model-worker' or person_id is not null),
	CONSTRAINT "binding_codes_end_one_way" CHECK (used_at is null or voided_at is null)
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
CREATE TABLE "campaign_policies" (
	"version" integer PRIMARY KEY NOT NULL,
	"days_before" integer[] NOT NULL,
	"overdue_days" integer NOT NULL,
	"from_hour" integer NOT NULL,
	"until_hour" integer NOT NULL,
	"chair_from" integer NOT NULL,
	"phones_from" integer NOT NULL,
	"set_at" timestamp (3) with time zone NOT NULL,
	"set_by" uuid,
	"source_message_id" uuid,
	CONSTRAINT "campaign_policies_sane" CHECK (overdue_days between 0 and 60 and from_hour between 0 and 22 and until_hour between from_hour + 1 and 24
        and cardinality(days_before) <= 40)
);
--> statement-breakpoint
CREATE TABLE "reminder_waves" (
	"id" uuid PRIMARY KEY NOT NULL,
	"year" integer NOT NULL,
	"days_left" integer NOT NULL,
	"due_on" date NOT NULL,
	"planned_at" timestamp (3) with time zone NOT NULL,
	"caught_up" boolean NOT NULL,
	"missing" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reminders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"wave_id" uuid NOT NULL,
	"union_id" uuid NOT NULL,
	"binding_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"planned_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "reminders_kind_known" CHECK (kind in ('reminder', 'escalation'))
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
CREATE TABLE "change_reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"receipt" text NOT NULL,
	"person_id" uuid,
	"union_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"event_key" text DEFAULT '' NOT NULL,
	"about" text DEFAULT '' NOT NULL,
	"event_date" date NOT NULL,
	"major" boolean DEFAULT false NOT NULL,
	"learned_at" timestamp (3) with time zone,
	"late" boolean DEFAULT false NOT NULL,
	"status" text NOT NULL,
	"to_union_id" uuid,
	"details_sealed" text NOT NULL,
	"source_message_id" uuid NOT NULL,
	"reporter_binding_id" uuid NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"closed_by" uuid,
	"corrects" uuid,
	CONSTRAINT "change_reports_status_known" CHECK (status in ('recorded', 'scheduled', 'awaiting-acceptance', 'declined', 'disputed', 'withdrawn', 'superseded'))
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
CREATE TABLE "warnings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"person_id" uuid NOT NULL,
	"occasion" text NOT NULL,
	"warned_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "warnings_kind_known" CHECK (kind in ('retirement-age', 'stale-record', 'missing-card'))
);
--> statement-breakpoint
CREATE TABLE "leads" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" integer NOT NULL,
	"origin" text NOT NULL,
	"kind" text NOT NULL,
	"person_ids" jsonb NOT NULL,
	"holds" boolean NOT NULL,
	"union_id" uuid,
	"details_sealed" text NOT NULL,
	"text_sealed" text NOT NULL,
	"teller_contact_id" text NOT NULL,
	"source_message_id" uuid NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"closed_by" uuid,
	"report_id" uuid,
	CONSTRAINT "leads_origin_known" CHECK (origin in ('outsider', 'unit', 'arrival', 'self')),
	CONSTRAINT "leads_status_known" CHECK (status in ('open', 'confirmed', 'dismissed')),
	CONSTRAINT "leads_open_or_closed" CHECK ((status = 'open') = (closed_at is null))
);
--> statement-breakpoint
CREATE TABLE "acknowledgements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"report_id" uuid NOT NULL,
	"binding_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
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
CREATE TABLE "exports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"kind" text NOT NULL,
	"union_id" uuid,
	"year" integer,
	"masked" boolean NOT NULL,
	"purpose_sealed" text NOT NULL,
	"status" text NOT NULL,
	"rows" integer,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"requested_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"decided_by" uuid,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "exports_kind_known" CHECK (kind in ('roster', 'changes', 'returns', 'limbo', 'stale', 'form')),
	CONSTRAINT "exports_status_known" CHECK (status in ('requested', 'delivered', 'refused', 'expired')),
	CONSTRAINT "exports_full_numbers_need_a_second_person" CHECK (masked or status <> 'delivered' or (decided_by is not null and decided_by is distinct from requested_by))
);
--> statement-breakpoint
CREATE TABLE "roster_imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"binding_id" uuid NOT NULL,
	"source_message_id" uuid NOT NULL,
	"status" text NOT NULL,
	"content_sealed" text,
	"summary" jsonb,
	"received_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "roster_imports_status_known" CHECK (status in ('received', 'checked', 'rejected', 'confirmed', 'applied', 'cancelled'))
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
CREATE TABLE "field_history" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid,
	"union_id" uuid,
	"field" text NOT NULL,
	"old_sealed" text,
	"new_sealed" text,
	"report_id" uuid,
	"actor_binding_id" uuid,
	"source_message_id" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "field_history_of_one" CHECK ((person_id is null) <> (union_id is null))
);
--> statement-breakpoint
CREATE TABLE "bindings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"contact_id" text NOT NULL,
	"role" text NOT NULL,
	"name" text NOT NULL,
	"person_id" uuid,
	"union_id" uuid NOT NULL,
	"deputy" boolean DEFAULT false NOT NULL,
	"chair" boolean DEFAULT false NOT NULL,
	"work_phone_sealed" text,
	"bound_at" timestamp (3) with time zone NOT NULL,
	"frozen_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "bindings_role_known" CHECK (role in ('model-worker', 'officer', 'staff', 'director')),
	CONSTRAINT "bindings_model_worker_is_a_person" CHECK (role <> 'model-worker' or person_id is not null)
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"contact_id" text NOT NULL,
	"purpose" text NOT NULL,
	"version" integer NOT NULL,
	"given_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "consents_purpose_known" CHECK (purpose in ('notice', 'health', 'money', 'minors'))
);
--> statement-breakpoint
CREATE TABLE "honours" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid,
	"union_id" uuid,
	"title_code" text NOT NULL,
	"year" integer NOT NULL,
	"document_number" text,
	"report_id" uuid,
	CONSTRAINT "honours_of_one" CHECK ((person_id is null) <> (union_id is null)),
	CONSTRAINT "honours_year_sane" CHECK (year between 1949 and 2200)
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"aliases" text[] DEFAULT '{}' NOT NULL,
	"sex" text,
	"birthday" date,
	"custodian_union_id" uuid NOT NULL,
	"work_unit" text,
	"post" text,
	"professional_title" text,
	"ethnicity" text,
	"political_status" text,
	"education" text,
	"work_started_on" date,
	"employment" text DEFAULT 'in-service' NOT NULL,
	"life" text DEFAULT 'alive' NOT NULL,
	"standing" text DEFAULT 'good' NOT NULL,
	"whereabouts" text DEFAULT 'known' NOT NULL,
	"retired_on" date,
	"died_on" date,
	"id_number_sealed" text,
	"id_number_index" text,
	"card_sealed" text,
	"card_index" text,
	"phone_sealed" text,
	"phone_index" text,
	"address_sealed" text,
	"card_status" text,
	"income_sealed" text,
	"household_sealed" text,
	"housing_sealed" text,
	"insurance_sealed" text,
	"health_category_sealed" text,
	"hardship_level_sealed" text,
	"hardship_cause_sealed" text,
	"work_confirmed_on" date,
	"life_confirmed_on" date,
	"health_confirmed_on" date,
	"integrity_confirmed_on" date,
	"closed_on" date,
	"closed_reason" text,
	"revision" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "people_sex_known" CHECK (sex in ('male', 'female')),
	CONSTRAINT "people_employment_known" CHECK (employment in ('in-service', 'retired', 'early-leave')),
	CONSTRAINT "people_life_known" CHECK (life in ('alive', 'deceased')),
	CONSTRAINT "people_standing_known" CHECK (standing in ('good', 'suspended', 'revoked')),
	CONSTRAINT "people_whereabouts_known" CHECK (whereabouts in ('known', 'lost', 'abroad')),
	CONSTRAINT "people_card_status_known" CHECK (card_status in ('active', 'card-lost', 'card-missing')),
	CONSTRAINT "people_closed_reason_known" CHECK (closed_reason in ('deceased', 'departed')),
	CONSTRAINT "people_closed_have_a_reason" CHECK ((closed_on is null) = (closed_reason is null)),
	CONSTRAINT "people_dead_have_a_date" CHECK ((life = 'deceased') = (died_on is not null)),
	CONSTRAINT "people_id_number_indexed" CHECK ((id_number_sealed is null) = (id_number_index is null)),
	CONSTRAINT "people_name_said" CHECK (length(name) between 1 and 60)
);
--> statement-breakpoint
CREATE TABLE "titles" (
	"code" text PRIMARY KEY NOT NULL,
	"names" text[] NOT NULL,
	"level" text NOT NULL,
	"collective" boolean NOT NULL,
	"tier" text,
	"tier_by_reading" boolean DEFAULT false NOT NULL,
	"valid_from" date,
	"clause" text,
	CONSTRAINT "titles_tier_known" CHECK (tier in ('national', 'municipal'))
);
--> statement-breakpoint
CREATE TABLE "unions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"parent_id" uuid,
	"level" text NOT NULL,
	"name" text NOT NULL,
	"aliases" text[] DEFAULT '{}' NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"revision" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "unions_level_known" CHECK (level in ('municipal', 'district', 'grassroots')),
	CONSTRAINT "unions_status_known" CHECK (status in ('active', 'merged', 'closed')),
	CONSTRAINT "unions_only_the_top_has_no_parent" CHECK ((level = 'municipal') = (parent_id is null))
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"rule_code" text NOT NULL,
	"rule_version" integer NOT NULL,
	"subject" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"on_date" date NOT NULL,
	"facts_sealed" text NOT NULL,
	"usage" jsonb NOT NULL,
	"answer" text NOT NULL,
	"amount" numeric(14, 2),
	"trace_sealed" text NOT NULL,
	"decided_by" uuid NOT NULL,
	"decided_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "decisions_subject_known" CHECK (subject in ('application', 'list-item')),
	CONSTRAINT "decisions_answer_known" CHECK (answer in ('yes', 'no'))
);
--> statement-breakpoint
CREATE TABLE "rule_clauses" (
	"code" text PRIMARY KEY NOT NULL,
	"document_code" text NOT NULL,
	"wording" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rule_documents" (
	"code" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"issuer" text,
	"issued_on" date
);
--> statement-breakpoint
CREATE TABLE "rule_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"rule_code" text NOT NULL,
	"version" integer NOT NULL,
	"body" jsonb NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"status" text NOT NULL,
	"proposed_by" text NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"approved_by" text,
	"approved_at" timestamp (3) with time zone,
	CONSTRAINT "rule_versions_status_known" CHECK (status in ('proposed', 'approved', 'withdrawn', 'refused')),
	CONSTRAINT "rule_versions_days_in_order" CHECK (valid_to is null or valid_to > valid_from),
	CONSTRAINT "rule_versions_four_eyes" CHECK (approved_by is null or approved_by <> proposed_by),
	CONSTRAINT "rule_versions_approval_whole" CHECK ((status = 'approved') <= (approved_by is not null and approved_at is not null))
);
--> statement-breakpoint
CREATE TABLE "rules" (
	"code" text PRIMARY KEY NOT NULL,
	"clause_code" text
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
CREATE TABLE "audit" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"subjects" text[] NOT NULL,
	"payload" text NOT NULL,
	"details_sealed" text,
	"hash" char(64) NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_head" (
	"one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"seq" bigint NOT NULL,
	"hash" char(64) NOT NULL,
	CONSTRAINT "audit_head_is_one_row" CHECK (one)
);
--> statement-breakpoint
CREATE TABLE "conversations" (
	"contact_id" text PRIMARY KEY NOT NULL,
	"state_sealed" text,
	"locale" text,
	"version" integer DEFAULT 0 NOT NULL,
	"newest_sent_at" timestamp (3) with time zone,
	"touched_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "conversations_locale_known" CHECK (locale in ('zh-CN', 'en'))
);
--> statement-breakpoint
CREATE TABLE "inbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"message_id" text NOT NULL,
	"contact_id" text NOT NULL,
	"room_id" text,
	"fingerprint" text NOT NULL,
	"text_sealed" text,
	"sent_at" timestamp (3) with time zone NOT NULL,
	"handled_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "logins" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"dedupe_key" text NOT NULL,
	"contact_id" text NOT NULL,
	"room_id" text,
	"body_sealed" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"leased_until" timestamp (3) with time zone,
	"sent_at" timestamp (3) with time zone,
	"message_id" text,
	"dead_at" timestamp (3) with time zone,
	"last_error" text,
	"from_hour" integer,
	"until_hour" integer,
	"file_id" uuid,
	CONSTRAINT "outbox_not_sent_and_dead" CHECK (sent_at is null or dead_at is null)
);
--> statement-breakpoint
CREATE TABLE "outgoing_files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"content_sealed" text NOT NULL,
	"bytes" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "quarantine" (
	"id" uuid PRIMARY KEY NOT NULL,
	"message_id" text NOT NULL,
	"contact_id" text NOT NULL,
	"room_id" text,
	"text_sealed" text,
	"reason" text NOT NULL,
	"tries" integer NOT NULL,
	"failed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "annual_returns" ADD CONSTRAINT "annual_returns_union_id_unions_id_fk" FOREIGN KEY ("union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachment_chunks" ADD CONSTRAINT "attachment_chunks_attachment_id_attachments_id_fk" FOREIGN KEY ("attachment_id") REFERENCES "public"."attachments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "list_items" ADD CONSTRAINT "list_items_list_id_benefit_lists_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."benefit_lists"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "list_items" ADD CONSTRAINT "list_items_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "binding_codes" ADD CONSTRAINT "binding_codes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "binding_codes" ADD CONSTRAINT "binding_codes_union_id_unions_id_fk" FOREIGN KEY ("union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "binding_codes" ADD CONSTRAINT "binding_codes_replaces_binding_id_bindings_id_fk" FOREIGN KEY ("replaces_binding_id") REFERENCES "public"."bindings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "binding_codes" ADD CONSTRAINT "binding_codes_issued_by_bindings_id_fk" FOREIGN KEY ("issued_by") REFERENCES "public"."bindings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_wave_id_reminder_waves_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."reminder_waves"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change_reports" ADD CONSTRAINT "change_reports_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change_reports" ADD CONSTRAINT "change_reports_union_id_unions_id_fk" FOREIGN KEY ("union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change_reports" ADD CONSTRAINT "change_reports_kind_change_kinds_code_fk" FOREIGN KEY ("kind") REFERENCES "public"."change_kinds"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change_reports" ADD CONSTRAINT "change_reports_to_union_id_unions_id_fk" FOREIGN KEY ("to_union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_report_id_change_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."change_reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "warnings" ADD CONSTRAINT "warnings_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
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
ALTER TABLE "archive_keepers" ADD CONSTRAINT "archive_keepers_union_id_unions_id_fk" FOREIGN KEY ("union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "archive_keepers" ADD CONSTRAINT "archive_keepers_binding_id_bindings_id_fk" FOREIGN KEY ("binding_id") REFERENCES "public"."bindings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "field_history" ADD CONSTRAINT "field_history_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "field_history" ADD CONSTRAINT "field_history_union_id_unions_id_fk" FOREIGN KEY ("union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bindings" ADD CONSTRAINT "bindings_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bindings" ADD CONSTRAINT "bindings_union_id_unions_id_fk" FOREIGN KEY ("union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "honours" ADD CONSTRAINT "honours_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "honours" ADD CONSTRAINT "honours_union_id_unions_id_fk" FOREIGN KEY ("union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "honours" ADD CONSTRAINT "honours_title_code_titles_code_fk" FOREIGN KEY ("title_code") REFERENCES "public"."titles"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_custodian_union_id_unions_id_fk" FOREIGN KEY ("custodian_union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unions" ADD CONSTRAINT "unions_parent_id_unions_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rule_clauses" ADD CONSTRAINT "rule_clauses_document_code_rule_documents_code_fk" FOREIGN KEY ("document_code") REFERENCES "public"."rule_documents"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rule_versions" ADD CONSTRAINT "rule_versions_rule_code_rules_code_fk" FOREIGN KEY ("rule_code") REFERENCES "public"."rules"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rules" ADD CONSTRAINT "rules_clause_code_rule_clauses_code_fk" FOREIGN KEY ("clause_code") REFERENCES "public"."rule_clauses"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care_cases" ADD CONSTRAINT "care_cases_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care_cases" ADD CONSTRAINT "care_cases_union_id_unions_id_fk" FOREIGN KEY ("union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care_notes" ADD CONSTRAINT "care_notes_case_id_care_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."care_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkups" ADD CONSTRAINT "checkups_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visits" ADD CONSTRAINT "visits_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_file_id_outgoing_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."outgoing_files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "annual_returns_version_once" ON "annual_returns" USING btree ("union_id","year","version");--> statement-breakpoint
CREATE UNIQUE INDEX "annual_returns_receipt_once" ON "annual_returns" USING btree ("receipt");--> statement-breakpoint
CREATE INDEX "attachments_by_report" ON "attachments" USING btree ("report_id");--> statement-breakpoint
CREATE UNIQUE INDEX "benefit_lists_number_once" ON "benefit_lists" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "list_items_once" ON "list_items" USING btree ("list_id","person_id");--> statement-breakpoint
CREATE INDEX "list_items_exceptions" ON "list_items" USING btree ("list_id","exception") WHERE exception is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "binding_codes_once" ON "binding_codes" USING btree ("code_index");--> statement-breakpoint
CREATE INDEX "binding_codes_open" ON "binding_codes" USING btree ("expires_at") WHERE used_at is null and voided_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "reminder_waves_once" ON "reminder_waves" USING btree ("year","days_left");--> statement-breakpoint
CREATE UNIQUE INDEX "reminders_once" ON "reminders" USING btree ("wave_id","union_id","binding_id");--> statement-breakpoint
CREATE INDEX "reminders_by_union" ON "reminders" USING btree ("union_id");--> statement-breakpoint
CREATE UNIQUE INDEX "change_reports_receipt_once" ON "change_reports" USING btree ("receipt");--> statement-breakpoint
CREATE UNIQUE INDEX "change_reports_event_once" ON "change_reports" USING btree (coalesce(person_id, union_id),"kind","event_key") WHERE status in ('recorded', 'scheduled', 'awaiting-acceptance', 'declined', 'disputed');--> statement-breakpoint
CREATE INDEX "change_reports_by_union" ON "change_reports" USING btree ("union_id","event_date");--> statement-breakpoint
CREATE INDEX "change_reports_by_person" ON "change_reports" USING btree ("person_id","recorded_at");--> statement-breakpoint
CREATE INDEX "change_reports_waiting" ON "change_reports" USING btree ("recorded_at") WHERE status in ('scheduled', 'awaiting-acceptance', 'declined', 'disputed');--> statement-breakpoint
CREATE INDEX "change_reports_major" ON "change_reports" USING btree ("recorded_at") WHERE major;--> statement-breakpoint
CREATE UNIQUE INDEX "objections_one_open_each" ON "objections" USING btree ("report_id","binding_id") WHERE status = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "warnings_once" ON "warnings" USING btree ("kind","person_id","occasion");--> statement-breakpoint
CREATE UNIQUE INDEX "leads_number_once" ON "leads" USING btree ("number");--> statement-breakpoint
CREATE INDEX "leads_open" ON "leads" USING btree ("received_at") WHERE status = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "acknowledgements_once" ON "acknowledgements" USING btree ("report_id","binding_id");--> statement-breakpoint
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
CREATE UNIQUE INDEX "exports_number_once" ON "exports" USING btree ("number");--> statement-breakpoint
CREATE INDEX "exports_waiting" ON "exports" USING btree ("requested_at") WHERE status = 'requested';--> statement-breakpoint
CREATE INDEX "roster_imports_by_binding" ON "roster_imports" USING btree ("binding_id","received_at");--> statement-breakpoint
CREATE INDEX "roster_imports_open" ON "roster_imports" USING btree ("status");--> statement-breakpoint
CREATE UNIQUE INDEX "archive_keepers_one" ON "archive_keepers" USING btree ("union_id","deputy") WHERE until is null and accepted;--> statement-breakpoint
CREATE INDEX "field_history_by_person" ON "field_history" USING btree ("person_id","at");--> statement-breakpoint
CREATE INDEX "field_history_by_report" ON "field_history" USING btree ("report_id");--> statement-breakpoint
CREATE UNIQUE INDEX "bindings_one_live_per_contact" ON "bindings" USING btree ("contact_id") WHERE revoked_at is null;--> statement-breakpoint
CREATE INDEX "bindings_by_union" ON "bindings" USING btree ("union_id","role") WHERE revoked_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "consents_one_live" ON "consents" USING btree ("contact_id","purpose","version") WHERE withdrawn_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "honours_once" ON "honours" USING btree ("person_id","union_id","title_code","year");--> statement-breakpoint
CREATE INDEX "honours_by_person" ON "honours" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "people_by_union" ON "people" USING btree ("custodian_union_id","name");--> statement-breakpoint
CREATE INDEX "people_by_name" ON "people" USING btree ("name");--> statement-breakpoint
CREATE INDEX "people_revision" ON "people" USING btree ("revision");--> statement-breakpoint
CREATE UNIQUE INDEX "people_id_number_once" ON "people" USING btree ("id_number_index");--> statement-breakpoint
CREATE UNIQUE INDEX "unions_name_once" ON "unions" USING btree ("name") WHERE status = 'active';--> statement-breakpoint
CREATE INDEX "unions_revision" ON "unions" USING btree ("revision");--> statement-breakpoint
CREATE INDEX "decisions_by_version" ON "decisions" USING btree ("rule_code","rule_version");--> statement-breakpoint
CREATE INDEX "decisions_by_subject" ON "decisions" USING btree ("subject_id");--> statement-breakpoint
CREATE UNIQUE INDEX "rule_versions_once" ON "rule_versions" USING btree ("rule_code","version");--> statement-breakpoint
CREATE UNIQUE INDEX "care_cases_one_open" ON "care_cases" USING btree ("person_id") WHERE resolved_at is null;--> statement-breakpoint
CREATE INDEX "care_cases_waiting" ON "care_cases" USING btree ("moved_at") WHERE resolved_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "care_notes_stamp_once" ON "care_notes" USING btree ("case_id","stamp");--> statement-breakpoint
CREATE UNIQUE INDEX "checkups_once_a_year" ON "checkups" USING btree ("person_id","year");--> statement-breakpoint
CREATE UNIQUE INDEX "visits_once_a_day" ON "visits" USING btree ("person_id","visited_on");--> statement-breakpoint
CREATE INDEX "audit_by_subject" ON "audit" USING gin ("subjects");--> statement-breakpoint
CREATE UNIQUE INDEX "inbox_message_once" ON "inbox" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "inbox_recent" ON "inbox" USING btree ("contact_id","sent_at");--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_planned_once" ON "outbox" USING btree ("dedupe_key");--> statement-breakpoint
CREATE INDEX "outbox_waiting" ON "outbox" USING btree ("due_at") WHERE sent_at is null and dead_at is null;--> statement-breakpoint
CREATE INDEX "outgoing_files_by_age" ON "outgoing_files" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "quarantine_message_once" ON "quarantine" USING btree ("message_id");