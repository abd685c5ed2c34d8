CREATE TABLE "logins" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
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
ALTER TABLE "bindings" ADD COLUMN "frozen_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "newest_sent_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "quarantine_message_once" ON "quarantine" USING btree ("message_id");