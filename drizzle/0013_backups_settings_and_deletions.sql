CREATE TABLE "backups" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cause" text NOT NULL,
	"asked_by" bigint,
	"status" text NOT NULL,
	"file" text,
	"bytes" bigint,
	"rows" integer,
	"error" text,
	"created_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "deletions" (
	"user_id" bigint PRIMARY KEY NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "personal_settings" (
	"user_id" bigint PRIMARY KEY NOT NULL,
	"region_id" integer,
	"weekly_budget" integer,
	"daily_digest" boolean DEFAULT false NOT NULL,
	"weekly_digest" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
ALTER TABLE "credentials" ADD COLUMN "last_used_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "backups_by_time" ON "backups" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "deletions_due" ON "deletions" USING btree ("due_at");