DROP INDEX "outbox_pending";--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "is_aside" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "claim" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "claimed_until" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "credentials_added_by" ON "credentials" USING btree ("added_by","service");--> statement-breakpoint
CREATE INDEX "invites_expiry" ON "invites" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "usage_entries_balance" ON "usage_entries" USING btree ("workspace_id","kind");--> statement-breakpoint
CREATE INDEX "model_calls_age" ON "model_calls" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "wordstat_calls_age" ON "wordstat_calls" USING btree ("called_at");--> statement-breakpoint
CREATE INDEX "bookings_created" ON "bookings" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "bookings_open" ON "bookings" USING btree ("workspace_id") WHERE status in ('matched','committing','handed','unknown','booked');--> statement-breakpoint
CREATE INDEX "bookings_open_of_monitor" ON "bookings" USING btree ("monitor_id") WHERE status in ('matched','committing','handed','unknown','booked');--> statement-breakpoint
CREATE INDEX "bookings_unsent" ON "bookings" USING btree ("updated_at") WHERE status in ('matched','committing');--> statement-breakpoint
CREATE INDEX "bookings_supply" ON "bookings" USING btree ("account_key","supply_id") WHERE supply_id is not null;--> statement-breakpoint
CREATE INDEX "feed_account_hours_hour" ON "feed_account_hours" USING btree ("hour");--> statement-breakpoint
CREATE INDEX "preorders_seen" ON "preorders" USING btree ("seen_at");--> statement-breakpoint
CREATE INDEX "runs_finished" ON "runs" USING btree ("finished_at") WHERE finished_at is not null;--> statement-breakpoint
CREATE INDEX "workspaces_owner" ON "workspaces" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "inbox_settled" ON "inbox" USING btree ("received_at") WHERE status <> 'pending';--> statement-breakpoint
CREATE INDEX "outbox_lanes" ON "outbox" USING btree ("chat_id","is_loud","id") WHERE status = 'pending' and not is_aside;--> statement-breakpoint
CREATE INDEX "outbox_aside" ON "outbox" USING btree ("not_before") WHERE status = 'pending' and is_aside;--> statement-breakpoint
CREATE INDEX "outbox_settled" ON "outbox" USING btree ("created_at") WHERE status <> 'pending';