ALTER TABLE "outbox" ADD COLUMN "workspace_id" uuid;--> statement-breakpoint
CREATE INDEX "outbox_owed_to" ON "outbox" USING btree ("chat_id","workspace_id") WHERE status = 'pending';