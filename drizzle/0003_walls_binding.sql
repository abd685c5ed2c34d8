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
ALTER TABLE "binding_codes" ADD CONSTRAINT "binding_codes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "binding_codes" ADD CONSTRAINT "binding_codes_union_id_unions_id_fk" FOREIGN KEY ("union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "binding_codes" ADD CONSTRAINT "binding_codes_replaces_binding_id_bindings_id_fk" FOREIGN KEY ("replaces_binding_id") REFERENCES "public"."bindings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "binding_codes" ADD CONSTRAINT "binding_codes_issued_by_bindings_id_fk" FOREIGN KEY ("issued_by") REFERENCES "public"."bindings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "binding_codes_once" ON "binding_codes" USING btree ("code_index");--> statement-breakpoint
CREATE INDEX "binding_codes_open" ON "binding_codes" USING btree ("expires_at") WHERE used_at is null and voided_at is null;