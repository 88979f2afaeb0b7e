CREATE TABLE "supply_drafts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"user_id" bigint NOT NULL,
	"chat_id" bigint NOT NULL,
	"credential_id" uuid NOT NULL,
	"account_key" text NOT NULL,
	"wb_id" text,
	"goods" jsonb NOT NULL,
	"status" text NOT NULL,
	"drafts_before" text[] DEFAULT '{}' NOT NULL,
	"preorders_before" bigint[] DEFAULT '{}' NOT NULL,
	"preorder_id" bigint,
	"check_at" timestamp with time zone,
	"checks" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "supply_reminders" (
	"workspace_id" uuid PRIMARY KEY NOT NULL,
	"user_id" bigint NOT NULL,
	"chat_id" bigint NOT NULL,
	"days_before" integer NOT NULL,
	"check_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "supply_drafts_workspace" ON "supply_drafts" USING btree ("workspace_id","created_at");--> statement-breakpoint
CREATE INDEX "supply_drafts_check" ON "supply_drafts" USING btree ("check_at") WHERE check_at is not null;--> statement-breakpoint
CREATE INDEX "supply_drafts_created" ON "supply_drafts" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "supply_reminders_check" ON "supply_reminders" USING btree ("check_at");