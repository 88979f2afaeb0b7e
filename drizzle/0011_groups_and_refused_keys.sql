CREATE TABLE "workspace_groups" (
	"workspace_id" uuid PRIMARY KEY NOT NULL,
	"chat_id" bigint,
	"thread_id" integer,
	"title" text,
	"bot" text,
	"bound_by" bigint,
	"bound_at" timestamp with time zone,
	"code_hash" text,
	"code_expires_at" timestamp with time zone,
	"used_hash" text
);
--> statement-breakpoint
ALTER TABLE "channel_accounts" ADD COLUMN "key_refused_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "workspace_groups" ADD CONSTRAINT "workspace_groups_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "workspace_groups_chat" ON "workspace_groups" USING btree ("chat_id");--> statement-breakpoint
CREATE INDEX "workspace_groups_code" ON "workspace_groups" USING btree ("code_hash");--> statement-breakpoint
CREATE INDEX "workspace_groups_used" ON "workspace_groups" USING btree ("used_hash");