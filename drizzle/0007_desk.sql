CREATE SEQUENCE "public"."export_number" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "warning_policies" (
	"version" integer PRIMARY KEY NOT NULL,
	"months_ahead" integer NOT NULL,
	"day_of_month" integer NOT NULL,
	"from_hour" integer NOT NULL,
	"until_hour" integer NOT NULL,
	"set_at" timestamp (3) with time zone NOT NULL,
	"set_by" uuid,
	"source_message_id" uuid,
	CONSTRAINT "warning_policies_sane" CHECK (months_ahead between 0 and 24 and day_of_month between 1 and 28 and from_hour between 0 and 22
        and until_hour between from_hour + 1 and 24)
);
--> statement-breakpoint
CREATE TABLE "warning_rounds" (
	"month" text PRIMARY KEY NOT NULL,
	"planned_at" timestamp (3) with time zone NOT NULL,
	"caught_up" boolean NOT NULL,
	"warned" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "exports" DROP CONSTRAINT "exports_status_known";--> statement-breakpoint
ALTER TABLE "exports" DROP CONSTRAINT "exports_full_numbers_need_a_second_person";--> statement-breakpoint
ALTER TABLE "reminder_waves" ADD COLUMN "planned_to" uuid;--> statement-breakpoint
ALTER TABLE "reminder_waves" ADD COLUMN "finished_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "exports" ADD CONSTRAINT "exports_status_known" CHECK (status in ('requested', 'approved', 'delivered', 'refused', 'expired'));--> statement-breakpoint
ALTER TABLE "exports" ADD CONSTRAINT "exports_full_numbers_need_a_second_person" CHECK (masked or status not in ('approved', 'delivered') or (decided_by is not null and decided_by is distinct from requested_by));