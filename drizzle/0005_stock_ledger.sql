CREATE TABLE "balances" (
	"product_id" uuid NOT NULL,
	"warehouse_id" uuid NOT NULL,
	"on_hand" integer NOT NULL,
	CONSTRAINT "balances_product_id_warehouse_id_pk" PRIMARY KEY("product_id","warehouse_id"),
	CONSTRAINT "balances_never_negative" CHECK (on_hand >= 0)
);
--> statement-breakpoint
CREATE TABLE "bundle_parts" (
	"bundle_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	CONSTRAINT "bundle_parts_bundle_id_product_id_pk" PRIMARY KEY("bundle_id","product_id"),
	CONSTRAINT "bundle_parts_quantity" CHECK (quantity > 0),
	CONSTRAINT "bundle_parts_self" CHECK (bundle_id <> product_id)
);
--> statement-breakpoint
CREATE TABLE "movements" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "movements_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"operation_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"warehouse_id" uuid NOT NULL,
	"delta" integer NOT NULL,
	"before" integer NOT NULL,
	"after" integer NOT NULL,
	CONSTRAINT "movements_delta" CHECK (delta <> 0),
	CONSTRAINT "movements_sum" CHECK (after = before + delta and before >= 0 and after >= 0)
);
--> statement-breakpoint
CREATE TABLE "operations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"actor_id" bigint,
	"ref" text NOT NULL,
	"note" text,
	"product_ids" uuid[] NOT NULL,
	"changes" jsonb NOT NULL,
	"reverses_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "operations_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1)
);
--> statement-breakpoint
CREATE TABLE "product_pictures" (
	"id" uuid PRIMARY KEY NOT NULL,
	"product_id" uuid NOT NULL,
	"preview" "bytea" NOT NULL,
	"image" "bytea" NOT NULL,
	"sha256" text NOT NULL,
	"telegram_file_id" text,
	"replaced_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "products" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"sku" text NOT NULL,
	"name" text NOT NULL,
	"ean" text,
	"description" text DEFAULT '' NOT NULL,
	"attributes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"is_sync_enabled" boolean DEFAULT true NOT NULL,
	"low_stock_at" integer,
	"picture_id" uuid,
	"search" text NOT NULL,
	"created_by" bigint,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "reservations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"line_id" text NOT NULL,
	"warehouse_id" uuid,
	"quantity" integer NOT NULL,
	"state" text NOT NULL,
	"short" integer DEFAULT 0 NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "reservations_quantity" CHECK (quantity > 0 and short between 0 and quantity)
);
--> statement-breakpoint
CREATE TABLE "stock_warehouses" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"name" text NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"archived_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "balances" ADD CONSTRAINT "balances_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "balances" ADD CONSTRAINT "balances_warehouse_id_stock_warehouses_id_fk" FOREIGN KEY ("warehouse_id") REFERENCES "public"."stock_warehouses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bundle_parts" ADD CONSTRAINT "bundle_parts_bundle_id_products_id_fk" FOREIGN KEY ("bundle_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bundle_parts" ADD CONSTRAINT "bundle_parts_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "movements" ADD CONSTRAINT "movements_operation_id_operations_id_fk" FOREIGN KEY ("operation_id") REFERENCES "public"."operations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "movements" ADD CONSTRAINT "movements_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "movements" ADD CONSTRAINT "movements_warehouse_id_stock_warehouses_id_fk" FOREIGN KEY ("warehouse_id") REFERENCES "public"."stock_warehouses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "operations" ADD CONSTRAINT "operations_reverses_id_operations_id_fk" FOREIGN KEY ("reverses_id") REFERENCES "public"."operations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_pictures" ADD CONSTRAINT "product_pictures_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_warehouse_id_stock_warehouses_id_fk" FOREIGN KEY ("warehouse_id") REFERENCES "public"."stock_warehouses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "balances_warehouse" ON "balances" USING btree ("warehouse_id");--> statement-breakpoint
CREATE INDEX "bundle_parts_product" ON "bundle_parts" USING btree ("product_id");--> statement-breakpoint
CREATE INDEX "movements_operation" ON "movements" USING btree ("operation_id");--> statement-breakpoint
CREATE INDEX "movements_product" ON "movements" USING btree ("product_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "operations_ref" ON "operations" USING btree ("workspace_id","ref");--> statement-breakpoint
CREATE UNIQUE INDEX "operations_reverses" ON "operations" USING btree ("reverses_id");--> statement-breakpoint
CREATE INDEX "operations_history" ON "operations" USING btree ("workspace_id","created_at","seq");--> statement-breakpoint
CREATE INDEX "operations_products" ON "operations" USING gin ("product_ids");--> statement-breakpoint
CREATE INDEX "product_pictures_product" ON "product_pictures" USING btree ("product_id");--> statement-breakpoint
CREATE INDEX "product_pictures_replaced" ON "product_pictures" USING btree ("replaced_at") WHERE replaced_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "products_sku" ON "products" USING btree ("workspace_id","sku") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "products_name" ON "products" USING btree ("workspace_id","name","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "products_ean" ON "products" USING btree ("workspace_id","ean") WHERE deleted_at is null and ean is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "reservations_line" ON "reservations" USING btree ("account_id","line_id","product_id");--> statement-breakpoint
CREATE INDEX "reservations_open" ON "reservations" USING btree ("product_id","at") WHERE state = 'held' or (state = 'committed' and short > 0);--> statement-breakpoint
CREATE INDEX "reservations_over" ON "reservations" USING btree ("at") WHERE state <> 'held';--> statement-breakpoint
CREATE UNIQUE INDEX "stock_warehouses_name" ON "stock_warehouses" USING btree ("workspace_id","name") WHERE archived_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "stock_warehouses_default" ON "stock_warehouses" USING btree ("workspace_id") WHERE is_default;--> statement-breakpoint
CREATE FUNCTION "refuse_to_rewrite"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION '% of % is refused: the books are written once', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;--> statement-breakpoint
CREATE TRIGGER "operations_written_once" BEFORE UPDATE OR DELETE OR TRUNCATE ON "operations" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_to_rewrite"();--> statement-breakpoint
CREATE TRIGGER "movements_written_once" BEFORE UPDATE OR DELETE OR TRUNCATE ON "movements" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_to_rewrite"();
