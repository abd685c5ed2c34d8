ALTER TABLE "decisions" DROP CONSTRAINT "decisions_rule_version_id_rule_versions_id_fk";
--> statement-breakpoint
ALTER TABLE "decisions" DROP COLUMN "rule_version_id";