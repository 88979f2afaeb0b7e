CREATE TABLE "import_batches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"user_id" bigint NOT NULL,
	"shop_id" uuid NOT NULL,
	"source_credential_id" uuid NOT NULL,
	"title" text NOT NULL,
	"rules" jsonb NOT NULL,
	"items" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"rollback_run_id" uuid,
	"rolled_back_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "import_items" (
	"batch_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"spu_id" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"reason_vars" jsonb,
	"product_id" integer,
	"media_ids" jsonb NOT NULL,
	"before" jsonb,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "import_items_batch_id_position_pk" PRIMARY KEY("batch_id","position")
);
--> statement-breakpoint
CREATE TABLE "import_finds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"user_id" bigint NOT NULL,
	"find" jsonb NOT NULL,
	"total" integer,
	"next" text,
	"is_stale" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_found" (
	"find_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"spu_id" text NOT NULL,
	"product" jsonb NOT NULL,
	"is_picked" boolean DEFAULT false NOT NULL,
	CONSTRAINT "import_found_find_id_position_pk" PRIMARY KEY("find_id","position")
);
--> statement-breakpoint
CREATE TABLE "import_products" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"shop_id" uuid NOT NULL,
	"source_credential_id" uuid NOT NULL,
	"spu_id" text NOT NULL,
	"product_id" integer NOT NULL,
	"sku" text NOT NULL,
	"title" text NOT NULL,
	"article" text,
	"permalink" text,
	"category_id" text,
	"written" jsonb NOT NULL,
	"min_fen" integer,
	"min_price" integer,
	"is_on_sale" boolean NOT NULL,
	"gone_at" timestamp with time zone,
	"refreshed_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_variations" (
	"import_product_id" uuid NOT NULL,
	"sku_id" text NOT NULL,
	"variation_id" integer NOT NULL,
	"fen" integer,
	"price" integer,
	"quantity" integer,
	CONSTRAINT "import_variations_import_product_id_sku_id_pk" PRIMARY KEY("import_product_id","sku_id")
);
--> statement-breakpoint
CREATE TABLE "import_price_holds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"import_product_id" uuid NOT NULL,
	"old_price" integer NOT NULL,
	"new_price" integer NOT NULL,
	"new_fen" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"decision" text,
	"decided_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "import_catalogue_hits" (
	"day" date NOT NULL,
	"level" text NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "import_catalogue_hits_day_level_pk" PRIMARY KEY("day","level")
);
--> statement-breakpoint
CREATE TABLE "import_source_usage" (
	"account_key" text NOT NULL,
	"month" date NOT NULL,
	"calls" integer NOT NULL,
	CONSTRAINT "import_source_usage_account_key_month_pk" PRIMARY KEY("account_key","month")
);
--> statement-breakpoint
CREATE TABLE "import_categories" (
	"shop_id" uuid NOT NULL,
	"source_category_id" text NOT NULL,
	"source_name" text NOT NULL,
	"shop_category_id" integer,
	"shop_category_name" text,
	"confirmed_by" bigint,
	"confirmed_at" timestamp with time zone,
	CONSTRAINT "import_categories_shop_id_source_category_id_pk" PRIMARY KEY("shop_id","source_category_id")
);
--> statement-breakpoint
CREATE TABLE "import_media" (
	"shop_id" uuid NOT NULL,
	"sha256" text NOT NULL,
	"source_sha256" text NOT NULL,
	"source_url" text NOT NULL,
	"media_id" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "import_media_shop_id_sha256_pk" PRIMARY KEY("shop_id","sha256")
);
--> statement-breakpoint
CREATE TABLE "import_shops" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"credential_id" uuid NOT NULL,
	"account_key" text NOT NULL,
	"name" text NOT NULL,
	"url" text NOT NULL,
	"currency" text NOT NULL,
	"seo" text,
	"size_attribute_id" integer,
	"color_attribute_id" integer,
	"rules" jsonb NOT NULL,
	"refresh_hours" integer,
	"next_refresh_at" timestamp with time zone,
	"refreshed_by" bigint,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_words" (
	"kind" text NOT NULL,
	"word" text NOT NULL,
	"russian" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "import_words_kind_word_pk" PRIMARY KEY("kind","word")
);
--> statement-breakpoint
ALTER TABLE "import_batches" ADD CONSTRAINT "import_batches_shop_id_import_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."import_shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_items" ADD CONSTRAINT "import_items_batch_id_import_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."import_batches"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_found" ADD CONSTRAINT "import_found_find_id_import_finds_id_fk" FOREIGN KEY ("find_id") REFERENCES "public"."import_finds"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_products" ADD CONSTRAINT "import_products_shop_id_import_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."import_shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_variations" ADD CONSTRAINT "import_variations_import_product_id_import_products_id_fk" FOREIGN KEY ("import_product_id") REFERENCES "public"."import_products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_price_holds" ADD CONSTRAINT "import_price_holds_import_product_id_import_products_id_fk" FOREIGN KEY ("import_product_id") REFERENCES "public"."import_products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_categories" ADD CONSTRAINT "import_categories_shop_id_import_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."import_shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_media" ADD CONSTRAINT "import_media_shop_id_import_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."import_shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_batches_workspace" ON "import_batches" USING btree ("workspace_id","created_at");--> statement-breakpoint
CREATE INDEX "import_batches_shop" ON "import_batches" USING btree ("shop_id");--> statement-breakpoint
CREATE INDEX "import_items_state" ON "import_items" USING btree ("batch_id","state");--> statement-breakpoint
CREATE INDEX "import_items_spu" ON "import_items" USING btree ("spu_id");--> statement-breakpoint
CREATE INDEX "import_finds_user" ON "import_finds" USING btree ("workspace_id","user_id","used_at");--> statement-breakpoint
CREATE UNIQUE INDEX "import_products_spu" ON "import_products" USING btree ("shop_id","spu_id");--> statement-breakpoint
CREATE INDEX "import_products_workspace" ON "import_products" USING btree ("workspace_id","created_at");--> statement-breakpoint
CREATE INDEX "import_products_refresh" ON "import_products" USING btree ("shop_id","refreshed_at");--> statement-breakpoint
CREATE INDEX "import_price_holds_open" ON "import_price_holds" USING btree ("workspace_id","decided_at","at");--> statement-breakpoint
CREATE INDEX "import_price_holds_product" ON "import_price_holds" USING btree ("import_product_id");--> statement-breakpoint
CREATE INDEX "import_media_url" ON "import_media" USING btree ("shop_id","source_url");--> statement-breakpoint
CREATE UNIQUE INDEX "import_shops_account" ON "import_shops" USING btree ("workspace_id","account_key");--> statement-breakpoint
CREATE INDEX "import_shops_credential" ON "import_shops" USING btree ("credential_id");--> statement-breakpoint
CREATE INDEX "import_shops_due" ON "import_shops" USING btree ("next_refresh_at");