DROP INDEX "import_media_url";--> statement-breakpoint
ALTER TABLE "import_media" DROP CONSTRAINT "import_media_shop_id_sha256_pk";--> statement-breakpoint
ALTER TABLE "import_media" ADD COLUMN "look" text NOT NULL;--> statement-breakpoint
ALTER TABLE "import_media" ADD CONSTRAINT "import_media_shop_id_source_url_look_pk" PRIMARY KEY("shop_id","source_url","look");--> statement-breakpoint
ALTER TABLE "import_products" ADD COLUMN "media_ids" integer[] NOT NULL;--> statement-breakpoint
ALTER TABLE "import_products" ADD COLUMN "changed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "import_variations" ADD COLUMN "name" text NOT NULL;--> statement-breakpoint
ALTER TABLE "import_variations" ADD COLUMN "sent_price" integer;--> statement-breakpoint
CREATE INDEX "import_media_sha256" ON "import_media" USING btree ("shop_id","sha256");--> statement-breakpoint
CREATE INDEX "import_media_id" ON "import_media" USING btree ("shop_id","media_id");--> statement-breakpoint
ALTER TABLE "import_media" DROP COLUMN "source_sha256";