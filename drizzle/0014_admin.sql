CREATE TABLE "figure_flushes" (
	"process" text PRIMARY KEY NOT NULL,
	"seq" integer NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "figure_hours" (
	"hour" timestamp with time zone NOT NULL,
	"name" text NOT NULL,
	"service" text DEFAULT '' NOT NULL,
	"label" text DEFAULT '' NOT NULL,
	"user_id" bigint DEFAULT 0 NOT NULL,
	"value" double precision NOT NULL,
	CONSTRAINT "figure_hours_name_hour_service_label_user_id_pk" PRIMARY KEY("name","hour","service","label","user_id")
);
--> statement-breakpoint
CREATE TABLE "logged_errors" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"code" text NOT NULL,
	"reference" text,
	"words" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "processes" (
	"id" text PRIMARY KEY NOT NULL,
	"roles" text[] NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"report" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "admin_actions" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"admin_id" bigint NOT NULL,
	"action" text NOT NULL,
	"user_id" bigint,
	"detail" jsonb NOT NULL,
	"ref" uuid NOT NULL,
	CONSTRAINT "admin_actions_ref_unique" UNIQUE("ref")
);
--> statement-breakpoint
CREATE TABLE "admissions" (
	"user_id" bigint PRIMARY KEY NOT NULL,
	"link_id" uuid,
	"admitted_by" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "broadcast_people" (
	"broadcast_id" uuid NOT NULL,
	"user_id" bigint NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"not_before" timestamp with time zone,
	"tries" integer DEFAULT 0 NOT NULL,
	"above_id" bigint,
	"message_id" bigint,
	"error" text,
	"done_at" timestamp with time zone,
	CONSTRAINT "broadcast_people_broadcast_id_user_id_pk" PRIMARY KEY("broadcast_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "broadcasts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_by" bigint NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"text" text NOT NULL,
	"entities" jsonb NOT NULL,
	"audience" text NOT NULL,
	"people" integer,
	"started_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "entry_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code_hash" text NOT NULL,
	"created_by" bigint NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"places" integer NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "entry_links_codeHash_unique" UNIQUE("code_hash")
);
--> statement-breakpoint
CREATE TABLE "personal_limits" (
	"user_id" bigint PRIMARY KEY NOT NULL,
	"calls" integer NOT NULL,
	"micros" bigint NOT NULL,
	"set_by" bigint NOT NULL,
	"set_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "active_days" (
	"day" date NOT NULL,
	"user_id" bigint NOT NULL,
	CONSTRAINT "active_days_day_user_id_pk" PRIMARY KEY("day","user_id")
);
--> statement-breakpoint
ALTER TABLE "admissions" ADD CONSTRAINT "admissions_link_id_entry_links_id_fk" FOREIGN KEY ("link_id") REFERENCES "public"."entry_links"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broadcast_people" ADD CONSTRAINT "broadcast_people_broadcast_id_broadcasts_id_fk" FOREIGN KEY ("broadcast_id") REFERENCES "public"."broadcasts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "figure_flushes_at" ON "figure_flushes" USING btree ("at");--> statement-breakpoint
CREATE INDEX "figure_hours_hour" ON "figure_hours" USING btree ("hour");--> statement-breakpoint
CREATE INDEX "logged_errors_code" ON "logged_errors" USING btree ("code","id");--> statement-breakpoint
CREATE INDEX "logged_errors_at" ON "logged_errors" USING btree ("at");--> statement-breakpoint
CREATE INDEX "processes_seen" ON "processes" USING btree ("seen_at");--> statement-breakpoint
CREATE INDEX "admin_actions_user" ON "admin_actions" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "admissions_link" ON "admissions" USING btree ("link_id");--> statement-breakpoint
CREATE INDEX "broadcast_people_open" ON "broadcast_people" USING btree ("broadcast_id","user_id") WHERE state in ('waiting', 'sending');--> statement-breakpoint
CREATE INDEX "broadcasts_created" ON "broadcasts" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "entry_links_expiry" ON "entry_links" USING btree ("expires_at");--> statement-breakpoint
CREATE TRIGGER "admin_actions_written_once" BEFORE UPDATE OR DELETE OR TRUNCATE ON "admin_actions" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_to_rewrite"();
