ALTER TABLE "chat_screens" ADD COLUMN "update_id" bigint;--> statement-breakpoint
ALTER TABLE "chat_screens" ADD COLUMN "digest_before" text;