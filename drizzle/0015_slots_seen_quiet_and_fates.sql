CREATE TABLE "feed_hours" (
	"hour" timestamp with time zone PRIMARY KEY NOT NULL,
	"looks" integer DEFAULT 0 NOT NULL,
	"watched_ms" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "slot_openings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"warehouse_id" bigint NOT NULL,
	"supply_type" text NOT NULL,
	"slot_day" date NOT NULL,
	"coefficient" integer NOT NULL,
	"lowest" integer NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"is_opening_seen" boolean NOT NULL,
	"is_closing_seen" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "fate" text;--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "supply_day" date;--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "watch_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "monitors" ADD COLUMN "muted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "monitors" ADD COLUMN "muted_until" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "slot_openings_lane" ON "slot_openings" USING btree ("warehouse_id","supply_type","opened_at");--> statement-breakpoint
CREATE INDEX "slot_openings_opened" ON "slot_openings" USING btree ("opened_at");--> statement-breakpoint
CREATE INDEX "slot_openings_open" ON "slot_openings" USING btree ("opened_at") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "bookings_workspace" ON "bookings" USING btree ("workspace_id","created_at");--> statement-breakpoint
CREATE INDEX "bookings_watched" ON "bookings" USING btree ("watch_at") WHERE watch_at is not null;--> statement-breakpoint
CREATE INDEX "monitors_muted" ON "monitors" USING btree ("muted_until") WHERE muted_until is not null;