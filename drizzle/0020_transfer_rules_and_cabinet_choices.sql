CREATE TABLE "cabinet_choices" (
	"workspace_id" uuid NOT NULL,
	"user_id" bigint NOT NULL,
	"account_key" text NOT NULL,
	"chosen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "cabinet_choices_workspace_id_user_id_pk" PRIMARY KEY("workspace_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "transfer_rules" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"user_id" bigint NOT NULL,
	"chat_id" bigint NOT NULL,
	"credential_id" uuid,
	"account_key" text NOT NULL,
	"nm_id" bigint NOT NULL,
	"chrt_id" bigint,
	"title" text NOT NULL,
	"size_name" text NOT NULL,
	"source_id" bigint NOT NULL,
	"source_name" text NOT NULL,
	"target_id" bigint NOT NULL,
	"target_name" text NOT NULL,
	"keep" integer NOT NULL,
	"lot" integer NOT NULL,
	"executor" text NOT NULL,
	"status" text NOT NULL,
	"reason" text,
	"seen" integer,
	"coming" integer,
	"looked_at" timestamp with time zone,
	"look_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "transfer_plans" ADD COLUMN "rule_id" uuid;--> statement-breakpoint
CREATE INDEX "transfer_rules_workspace" ON "transfer_rules" USING btree ("workspace_id","created_at");--> statement-breakpoint
CREATE INDEX "transfer_rules_due" ON "transfer_rules" USING btree ("look_at") WHERE status = 'active';--> statement-breakpoint
CREATE INDEX "transfer_rules_ended" ON "transfer_rules" USING btree ("ended_at") WHERE ended_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "transfer_rules_once" ON "transfer_rules" USING btree ("workspace_id","account_key","nm_id","size_name","target_id") WHERE status in ('active','paused');--> statement-breakpoint
ALTER TABLE "transfer_plans" ADD CONSTRAINT "transfer_plans_rule_id_transfer_rules_id_fk" FOREIGN KEY ("rule_id") REFERENCES "public"."transfer_rules"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "transfer_plans_rule" ON "transfer_plans" USING btree ("rule_id","created_at") WHERE rule_id is not null;--> statement-breakpoint
CREATE INDEX "transfer_plans_target" ON "transfer_plans" USING btree ("account_key","nm_id","target_id");