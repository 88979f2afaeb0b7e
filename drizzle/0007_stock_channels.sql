CREATE SEQUENCE "public"."sync_versions" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "channel_accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"service" text NOT NULL,
	"credential_id" uuid NOT NULL,
	"account_key" text NOT NULL,
	"name" text NOT NULL,
	"catalog" text,
	"rules" jsonb NOT NULL,
	"previewed_at" timestamp with time zone,
	"armed_at" timestamp with time zone,
	"armed_by" bigint,
	"paused_at" timestamp with time zone,
	"held_at" timestamp with time zone,
	"held" jsonb,
	"other_writer" text,
	"sync_minutes" integer DEFAULT 30 NOT NULL,
	"next_sync_at" timestamp with time zone NOT NULL,
	"listed_at" timestamp with time zone,
	"compared_on" date,
	"failures" integer DEFAULT 0 NOT NULL,
	"retry_at" timestamp with time zone,
	"failure_code" text,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "link_decisions" (
	"account_id" uuid NOT NULL,
	"sku" text NOT NULL,
	"decision" text NOT NULL,
	"remote_id" text,
	"decided_by" bigint NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	CONSTRAINT "link_decisions_account_id_sku_pk" PRIMARY KEY("account_id","sku")
);
--> statement-breakpoint
CREATE TABLE "listings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"remote_id" text NOT NULL,
	"parent_id" text,
	"variant_id" text,
	"sku" text,
	"name" text NOT NULL,
	"picture_url" text,
	"available" integer,
	"state" text NOT NULL,
	"ended_by" text,
	"is_fulfillment" boolean DEFAULT false NOT NULL,
	"has_preorder" boolean DEFAULT false NOT NULL,
	"revision" text,
	"product_id" uuid,
	"link" text NOT NULL,
	"rules" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"pushed" integer,
	"pushed_at" timestamp with time zone,
	"lowered_at" timestamp with time zone,
	"seen_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "stock_issues" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"product_id" uuid,
	"detail" jsonb NOT NULL,
	"count" integer DEFAULT 1 NOT NULL,
	"first_at" timestamp with time zone NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	"resolved_at" timestamp with time zone,
	"resolution" text,
	"alert_id" uuid NOT NULL,
	"is_dirty" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "channel_commands" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"name" text NOT NULL,
	"items" jsonb NOT NULL,
	"state" text NOT NULL,
	"trace_id" text,
	"created_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "sku_leases" (
	"account_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"owner" text NOT NULL,
	"fence" bigint NOT NULL,
	"state" text NOT NULL,
	"locked_until" timestamp with time zone NOT NULL,
	CONSTRAINT "sku_leases_account_id_product_id_pk" PRIMARY KEY("account_id","product_id")
);
--> statement-breakpoint
CREATE TABLE "sync_attempts" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"listing_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"run_id" uuid,
	"command_id" uuid,
	"trigger" text NOT NULL,
	"local" integer NOT NULL,
	"wanted" integer NOT NULL,
	"remote_before" integer,
	"remote_after" integer,
	"status" text NOT NULL,
	"skipped" text,
	"code" text,
	"message" text,
	"trace_id" text,
	"tries" integer NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sync_demands" (
	"account_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"version" bigint NOT NULL,
	"trigger" text NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"raised_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sync_demands_account_id_product_id_pk" PRIMARY KEY("account_id","product_id")
);
--> statement-breakpoint
ALTER TABLE "link_decisions" ADD CONSTRAINT "link_decisions_account_id_channel_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."channel_accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_account_id_channel_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."channel_accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_commands" ADD CONSTRAINT "channel_commands_account_id_channel_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."channel_accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sku_leases" ADD CONSTRAINT "sku_leases_account_id_channel_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."channel_accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sync_attempts" ADD CONSTRAINT "sync_attempts_account_id_channel_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."channel_accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sync_demands" ADD CONSTRAINT "sync_demands_account_id_channel_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."channel_accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "channel_accounts_account" ON "channel_accounts" USING btree ("workspace_id","service","account_key");--> statement-breakpoint
CREATE INDEX "channel_accounts_due" ON "channel_accounts" USING btree ("next_sync_at");--> statement-breakpoint
CREATE INDEX "channel_accounts_credential" ON "channel_accounts" USING btree ("credential_id");--> statement-breakpoint
CREATE UNIQUE INDEX "listings_remote" ON "listings" USING btree ("account_id","remote_id");--> statement-breakpoint
CREATE INDEX "listings_sku" ON "listings" USING btree ("account_id","sku");--> statement-breakpoint
CREATE INDEX "listings_parent" ON "listings" USING btree ("account_id","parent_id");--> statement-breakpoint
CREATE INDEX "listings_product" ON "listings" USING btree ("product_id");--> statement-breakpoint
CREATE INDEX "listings_link" ON "listings" USING btree ("account_id","link");--> statement-breakpoint
CREATE UNIQUE INDEX "stock_issues_open" ON "stock_issues" USING btree ("workspace_id","kind","account_id","subject") WHERE resolved_at is null;--> statement-breakpoint
CREATE INDEX "stock_issues_list" ON "stock_issues" USING btree ("workspace_id","last_at");--> statement-breakpoint
CREATE INDEX "stock_issues_alert" ON "stock_issues" USING btree ("alert_id");--> statement-breakpoint
CREATE INDEX "stock_issues_dirty" ON "stock_issues" USING btree ("id") WHERE is_dirty;--> statement-breakpoint
CREATE INDEX "stock_issues_product" ON "stock_issues" USING btree ("product_id");--> statement-breakpoint
CREATE INDEX "stock_issues_age" ON "stock_issues" USING btree ("resolved_at");--> statement-breakpoint
CREATE INDEX "channel_commands_open" ON "channel_commands" USING btree ("account_id","state");--> statement-breakpoint
CREATE INDEX "channel_commands_age" ON "channel_commands" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "sync_attempts_listing" ON "sync_attempts" USING btree ("listing_id","id");--> statement-breakpoint
CREATE INDEX "sync_attempts_product" ON "sync_attempts" USING btree ("product_id","id");--> statement-breakpoint
CREATE INDEX "sync_attempts_account" ON "sync_attempts" USING btree ("account_id","id");--> statement-breakpoint
CREATE INDEX "sync_attempts_command" ON "sync_attempts" USING btree ("command_id");--> statement-breakpoint
CREATE INDEX "sync_attempts_age" ON "sync_attempts" USING btree ("at");--> statement-breakpoint
CREATE INDEX "sync_demands_due" ON "sync_demands" USING btree ("account_id","due_at");