CREATE TABLE "base_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"credential_id" uuid NOT NULL,
	"name" text NOT NULL,
	"inventory_id" integer NOT NULL,
	"inventory_name" text NOT NULL,
	"warehouses" jsonb NOT NULL,
	"imported_at" timestamp with time zone,
	"push_to" text,
	"push_due_at" timestamp with time zone,
	"push_held_until" timestamp with time zone,
	"pushed_at" timestamp with time zone,
	"push_failures" integer DEFAULT 0 NOT NULL,
	"push_failure_code" text,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "base_products" (
	"link_id" uuid NOT NULL,
	"base_id" text NOT NULL,
	"run_id" uuid NOT NULL,
	"parent_id" text,
	"name" text NOT NULL,
	"sku" text NOT NULL,
	"ean" text NOT NULL,
	"stock" jsonb NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"attributes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"picture_url" text,
	"bundle" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"has_details" boolean DEFAULT false NOT NULL,
	"product_id" uuid,
	"pushed" integer,
	CONSTRAINT "base_products_link_id_base_id_pk" PRIMARY KEY("link_id","base_id")
);
--> statement-breakpoint
ALTER TABLE "base_products" ADD CONSTRAINT "base_products_link_id_base_links_id_fk" FOREIGN KEY ("link_id") REFERENCES "public"."base_links"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "base_links_credential" ON "base_links" USING btree ("workspace_id","credential_id");--> statement-breakpoint
CREATE INDEX "base_links_due" ON "base_links" USING btree ("push_due_at") WHERE push_to is not null;