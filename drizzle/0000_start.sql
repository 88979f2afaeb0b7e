CREATE TABLE "cache_entries" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "credentials" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"service" text NOT NULL,
	"account_key" text NOT NULL,
	"fingerprint" text NOT NULL,
	"name" text NOT NULL,
	"mask" text NOT NULL,
	"secret" "bytea" NOT NULL,
	"key_version" integer NOT NULL,
	"facts" jsonb NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"reason" text,
	"is_default" boolean DEFAULT false NOT NULL,
	"is_shared" boolean DEFAULT false NOT NULL,
	"expires_at" timestamp with time zone,
	"checked_at" timestamp with time zone,
	"added_by" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invites" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"code_hash" text NOT NULL,
	"role" text NOT NULL,
	"update_id" bigint NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_by" bigint,
	CONSTRAINT "invites_codeHash_unique" UNIQUE("code_hash")
);
--> statement-breakpoint
CREATE TABLE "usage_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"amount" integer NOT NULL,
	"ref" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "campaign_groups" (
	"id" uuid PRIMARY KEY NOT NULL,
	"campaign_id" uuid NOT NULL,
	"name" text NOT NULL,
	"intent" text NOT NULL,
	"phrases" jsonb NOT NULL,
	"ads" jsonb DEFAULT '[]'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "campaign_minus_words" (
	"campaign_id" uuid NOT NULL,
	"word" text NOT NULL,
	"reason" text NOT NULL,
	"phrases" integer NOT NULL,
	"is_accepted" boolean DEFAULT true NOT NULL,
	CONSTRAINT "campaign_minus_words_campaign_id_word_pk" PRIMARY KEY("campaign_id","word")
);
--> statement-breakpoint
CREATE TABLE "campaign_phrases" (
	"campaign_id" uuid PRIMARY KEY NOT NULL,
	"phrases" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "campaign_uses" (
	"campaign_id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"user_id" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "campaigns" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"created_by" bigint NOT NULL,
	"name" text NOT NULL,
	"brief" jsonb NOT NULL,
	"clustered_at" timestamp with time zone,
	"reviewed_at" timestamp with time zone,
	"extras" jsonb,
	"sheet_url" text,
	"sheet_refusal" text,
	"draft_id" text,
	"draft_refusal" text,
	"draft_remarks" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "model_calls" (
	"id" uuid PRIMARY KEY NOT NULL,
	"campaign_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"step" text NOT NULL,
	"model" text NOT NULL,
	"input_tokens" integer NOT NULL,
	"cached_tokens" integer NOT NULL,
	"output_tokens" integer NOT NULL,
	"reasoning_tokens" integer NOT NULL,
	"cost_micros" bigint,
	"request_id" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "wordstat_calls" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"workspace_id" uuid NOT NULL,
	"called_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "wordstat_waiters" (
	"run_id" uuid PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"workspace_id" uuid NOT NULL,
	"wants" integer NOT NULL,
	"since" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bookings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"monitor_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"credential_id" uuid,
	"account_key" text,
	"preorder_id" bigint,
	"warehouse_id" bigint NOT NULL,
	"supply_type" text NOT NULL,
	"slot_day" date NOT NULL,
	"coefficient" integer NOT NULL,
	"executor" text NOT NULL,
	"status" text NOT NULL,
	"reason" text,
	"supply_id" bigint,
	"detected_at" timestamp with time zone NOT NULL,
	"committed_at" timestamp with time zone,
	"answered_at" timestamp with time zone,
	"verified_at" timestamp with time zone,
	"verify_at" timestamp with time zone,
	"verify_attempts" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "feed_account_hours" (
	"account_key" text NOT NULL,
	"hour" timestamp with time zone NOT NULL,
	"requests" integer DEFAULT 0 NOT NULL,
	"limited" integer DEFAULT 0 NOT NULL,
	"failed" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "feed_account_hours_account_key_hour_pk" PRIMARY KEY("account_key","hour")
);
--> statement-breakpoint
CREATE TABLE "feed_states" (
	"method" text PRIMARY KEY NOT NULL,
	"status" text NOT NULL,
	"detail" text,
	"since" timestamp with time zone NOT NULL,
	"last_ok_at" timestamp with time zone,
	"next_probe_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "monitor_hours" (
	"monitor_id" uuid NOT NULL,
	"hour" timestamp with time zone NOT NULL,
	"seen" integer DEFAULT 0 NOT NULL,
	"expensive" integer DEFAULT 0 NOT NULL,
	"missed" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "monitor_hours_monitor_id_hour_pk" PRIMARY KEY("monitor_id","hour")
);
--> statement-breakpoint
CREATE TABLE "monitors" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"user_id" bigint NOT NULL,
	"chat_id" bigint NOT NULL,
	"warehouse_ids" bigint[] NOT NULL,
	"supply_type" text NOT NULL,
	"date_from" date,
	"date_to" date,
	"rolling_days" integer,
	"lead_days" integer NOT NULL,
	"weekdays" integer DEFAULT 127 NOT NULL,
	"max_coefficient" integer NOT NULL,
	"mode" text NOT NULL,
	"target" integer NOT NULL,
	"caught" integer DEFAULT 0 NOT NULL,
	"credential_id" uuid,
	"preorder_ids" bigint[] DEFAULT '{}' NOT NULL,
	"until_day" date,
	"status" text NOT NULL,
	"status_reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "preorders" (
	"id" bigint PRIMARY KEY NOT NULL,
	"warehouse_id" bigint,
	"supply_type" text,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "warehouses" (
	"id" bigint PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"is_sorting_center" boolean DEFAULT false NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "run_steps" (
	"run_id" uuid NOT NULL,
	"key" text NOT NULL,
	"result" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "run_steps_run_id_key_pk" PRIMARY KEY("run_id","key")
);
--> statement-breakpoint
CREATE TABLE "runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"workspace_id" uuid,
	"user_id" bigint,
	"chat_id" bigint,
	"card_message_id" bigint,
	"card_due_at" timestamp with time zone,
	"status" text NOT NULL,
	"asked" text,
	"input" jsonb NOT NULL,
	"state" jsonb,
	"stage" integer DEFAULT 0 NOT NULL,
	"attempt" integer DEFAULT 1 NOT NULL,
	"retries" integer DEFAULT 0 NOT NULL,
	"progress" jsonb,
	"failure" jsonb,
	"dedupe_key" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"heartbeat_at" timestamp with time zone DEFAULT now() NOT NULL,
	"owner" text,
	"resume_at" timestamp with time zone,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "members" (
	"workspace_id" uuid NOT NULL,
	"user_id" bigint NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "members_workspace_id_user_id_pk" PRIMARY KEY("workspace_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" bigint PRIMARY KEY NOT NULL,
	"first_name" text NOT NULL,
	"last_name" text,
	"username" text,
	"locale" text NOT NULL,
	"time_zone" text DEFAULT 'Europe/Moscow' NOT NULL,
	"is_admin" boolean DEFAULT false NOT NULL,
	"blocked_at" timestamp with time zone,
	"refused_at" timestamp with time zone,
	"left_at" timestamp with time zone,
	"notify_level" text DEFAULT 'all' NOT NULL,
	"quiet_from" integer,
	"quiet_to" integer,
	"workspace_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_active_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "workspaces" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"owner_id" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "inbox" (
	"update_id" bigint PRIMARY KEY NOT NULL,
	"lane" bigint NOT NULL,
	"payload" "bytea",
	"status" text DEFAULT 'pending' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"error" text,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"done_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"chat_id" bigint NOT NULL,
	"notice" jsonb NOT NULL,
	"is_loud" boolean DEFAULT false NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"not_before" timestamp with time zone DEFAULT now() NOT NULL,
	"message_id" bigint,
	"error" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone,
	CONSTRAINT "outbox_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "chat_screens" (
	"chat_id" bigint PRIMARY KEY NOT NULL,
	"message_id" bigint NOT NULL,
	"digest" text NOT NULL,
	"sent_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "wizard_states" (
	"chat_id" bigint PRIMARY KEY NOT NULL,
	"user_id" bigint NOT NULL,
	"wizard" text NOT NULL,
	"state" "bytea" NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "invites" ADD CONSTRAINT "invites_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_groups" ADD CONSTRAINT "campaign_groups_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_minus_words" ADD CONSTRAINT "campaign_minus_words_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_phrases" ADD CONSTRAINT "campaign_phrases_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_monitor_id_monitors_id_fk" FOREIGN KEY ("monitor_id") REFERENCES "public"."monitors"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "monitor_hours" ADD CONSTRAINT "monitor_hours_monitor_id_monitors_id_fk" FOREIGN KEY ("monitor_id") REFERENCES "public"."monitors"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_steps" ADD CONSTRAINT "run_steps_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cache_entries_expiry" ON "cache_entries" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "credentials_fingerprint" ON "credentials" USING btree ("workspace_id","service","fingerprint");--> statement-breakpoint
CREATE UNIQUE INDEX "credentials_default" ON "credentials" USING btree ("workspace_id","service") WHERE is_default;--> statement-breakpoint
CREATE INDEX "credentials_account" ON "credentials" USING btree ("service","account_key");--> statement-breakpoint
CREATE UNIQUE INDEX "invites_update" ON "invites" USING btree ("workspace_id","update_id");--> statement-breakpoint
CREATE UNIQUE INDEX "usage_entries_ref" ON "usage_entries" USING btree ("kind","ref");--> statement-breakpoint
CREATE INDEX "campaign_groups_campaign" ON "campaign_groups" USING btree ("campaign_id");--> statement-breakpoint
CREATE INDEX "campaign_uses_user" ON "campaign_uses" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "campaigns_history" ON "campaigns" USING btree ("workspace_id","created_at");--> statement-breakpoint
CREATE INDEX "model_calls_campaign" ON "model_calls" USING btree ("campaign_id");--> statement-breakpoint
CREATE INDEX "wordstat_calls_window" ON "wordstat_calls" USING btree ("account","called_at");--> statement-breakpoint
CREATE INDEX "wordstat_waiters_account" ON "wordstat_waiters" USING btree ("account");--> statement-breakpoint
CREATE INDEX "bookings_monitor" ON "bookings" USING btree ("monitor_id","created_at");--> statement-breakpoint
CREATE INDEX "bookings_verify" ON "bookings" USING btree ("verify_at") WHERE status in ('unknown','booked','handed');--> statement-breakpoint
CREATE UNIQUE INDEX "bookings_preorder_once" ON "bookings" USING btree ("account_key","preorder_id") WHERE preorder_id is not null and status in ('matched','committing','handed','unknown','booked','verified');--> statement-breakpoint
CREATE INDEX "monitor_hours_hour" ON "monitor_hours" USING btree ("hour");--> statement-breakpoint
CREATE INDEX "monitors_workspace" ON "monitors" USING btree ("workspace_id","created_at");--> statement-breakpoint
CREATE INDEX "monitors_status" ON "monitors" USING btree ("status");--> statement-breakpoint
CREATE INDEX "monitors_changed" ON "monitors" USING btree ("updated_at");--> statement-breakpoint
CREATE INDEX "runs_workspace" ON "runs" USING btree ("workspace_id","created_at");--> statement-breakpoint
CREATE INDEX "runs_open" ON "runs" USING btree ("status","heartbeat_at");--> statement-breakpoint
CREATE UNIQUE INDEX "runs_dedupe" ON "runs" USING btree ("dedupe_key") WHERE status in ('queued','running','paused');--> statement-breakpoint
CREATE INDEX "runs_card_due" ON "runs" USING btree ("card_due_at") WHERE card_due_at is not null;--> statement-breakpoint
CREATE INDEX "members_user" ON "members" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "inbox_pending" ON "inbox" USING btree ("lane","update_id") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "outbox_pending" ON "outbox" USING btree ("not_before") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "outbox_in_chat" ON "outbox" USING btree ("chat_id","message_id");