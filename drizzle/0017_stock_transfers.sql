CREATE TABLE "transfer_orders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"plan_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"account_key" text NOT NULL,
	"nm_id" bigint NOT NULL,
	"chrt_id" bigint,
	"source_id" bigint NOT NULL,
	"target_id" bigint NOT NULL,
	"units" integer NOT NULL,
	"stock_before" integer,
	"executor" text NOT NULL,
	"status" text NOT NULL,
	"reason" text,
	"supply_id" bigint,
	"window_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"answered_at" timestamp with time zone,
	"verify_at" timestamp with time zone,
	"verify_attempts" integer DEFAULT 0 NOT NULL,
	"confirmed_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "transfer_plans" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"user_id" bigint NOT NULL,
	"chat_id" bigint NOT NULL,
	"number" integer NOT NULL,
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
	"quantity" integer NOT NULL,
	"moved" integer DEFAULT 0 NOT NULL,
	"is_whole" boolean DEFAULT false NOT NULL,
	"executor" text NOT NULL,
	"priority" integer DEFAULT 0 NOT NULL,
	"status" text NOT NULL,
	"reason" text,
	"is_cancel_asked" boolean DEFAULT false NOT NULL,
	"window_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"until_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "transfer_orders" ADD CONSTRAINT "transfer_orders_plan_id_transfer_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."transfer_plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "transfer_orders_plan" ON "transfer_orders" USING btree ("plan_id","created_at");--> statement-breakpoint
CREATE INDEX "transfer_orders_cooldown" ON "transfer_orders" USING btree ("account_key","created_at") WHERE status in ('committing','unknown','accepted','confirmed');--> statement-breakpoint
CREATE INDEX "transfer_orders_verify" ON "transfer_orders" USING btree ("verify_at") WHERE verify_at is not null;--> statement-breakpoint
CREATE INDEX "transfer_orders_unsent" ON "transfer_orders" USING btree ("updated_at") WHERE status = 'committing';--> statement-breakpoint
CREATE UNIQUE INDEX "transfer_orders_supply" ON "transfer_orders" USING btree ("account_key","supply_id","plan_id") WHERE supply_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "transfer_orders_once" ON "transfer_orders" USING btree ("plan_id") WHERE status in ('committing','unknown','accepted');--> statement-breakpoint
CREATE INDEX "transfer_plans_workspace" ON "transfer_plans" USING btree ("workspace_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "transfer_plans_number" ON "transfer_plans" USING btree ("workspace_id","number");--> statement-breakpoint
CREATE INDEX "transfer_plans_due" ON "transfer_plans" USING btree ("due_at") WHERE status in ('waiting','handed');--> statement-breakpoint
CREATE INDEX "transfer_plans_ended" ON "transfer_plans" USING btree ("ended_at") WHERE ended_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "transfer_plans_once" ON "transfer_plans" USING btree ("account_key","nm_id","size_name","source_id","target_id") WHERE status in ('waiting','sending','checking','handed');