CREATE SEQUENCE "public"."rule_proposal_number" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "rule_version_clauses" (
	"version_id" uuid NOT NULL,
	"clause_code" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "rule_version_clauses_version_id_clause_code_pk" PRIMARY KEY("version_id","clause_code")
);
--> statement-breakpoint
ALTER TABLE "rules" DROP CONSTRAINT "rules_clause_code_rule_clauses_code_fk";
--> statement-breakpoint
ALTER TABLE "rule_versions" ALTER COLUMN "body" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "rule_versions" ALTER COLUMN "valid_from" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "limit_uses" ADD COLUMN "counted_on" date;--> statement-breakpoint
ALTER TABLE "rule_documents" ADD COLUMN "title_en" text NOT NULL;--> statement-breakpoint
ALTER TABLE "rule_versions" ADD COLUMN "receipt" text;--> statement-breakpoint
ALTER TABLE "rule_versions" ADD COLUMN "parameters" jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "rule_versions" ADD COLUMN "cases" jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "rule_versions" ADD COLUMN "validity" daterange GENERATED ALWAYS AS (daterange(valid_from, valid_to, '[)')) STORED;--> statement-breakpoint
ALTER TABLE "rule_versions" ADD COLUMN "origin" text NOT NULL;--> statement-breakpoint
ALTER TABLE "rule_versions" ADD COLUMN "cases_run" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "rule_versions" ADD COLUMN "cases_green" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "rule_versions" ADD COLUMN "closed_by" text;--> statement-breakpoint
ALTER TABLE "rule_versions" ADD COLUMN "closed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "rule_versions" ADD COLUMN "reason_sealed" text;--> statement-breakpoint
ALTER TABLE "rule_versions" ADD COLUMN "revision" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "rule_version_clauses" ADD CONSTRAINT "rule_version_clauses_version_id_rule_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."rule_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rule_version_clauses" ADD CONSTRAINT "rule_version_clauses_clause_code_rule_clauses_code_fk" FOREIGN KEY ("clause_code") REFERENCES "public"."rule_clauses"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_version" FOREIGN KEY ("rule_code","rule_version") REFERENCES "public"."rule_versions"("rule_code","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "rule_versions_receipt_once" ON "rule_versions" USING btree ("receipt");--> statement-breakpoint
CREATE INDEX "rule_versions_revision" ON "rule_versions" USING btree ("revision");--> statement-breakpoint
ALTER TABLE "rules" DROP COLUMN "clause_code";--> statement-breakpoint
ALTER TABLE "rule_versions" ADD CONSTRAINT "rule_versions_origin_known" CHECK (origin in ('shipped', 'chat', 'book'));--> statement-breakpoint
ALTER TABLE "rule_versions" ADD CONSTRAINT "rule_versions_body_is_map" CHECK (json_typeof(body::json) = 'object');--> statement-breakpoint
ALTER TABLE "rule_versions" ADD CONSTRAINT "rule_versions_closing_whole" CHECK ((status in ('withdrawn', 'refused')) = (closed_by is not null and closed_at is not null));--> statement-breakpoint
ALTER TABLE "rule_versions" ADD CONSTRAINT "rule_versions_cases_green" CHECK (cases_green between 0 and cases_run and (status <> 'approved' or (cases_run > 0 and cases_green = cases_run)));