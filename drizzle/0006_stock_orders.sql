CREATE TABLE "order_cursors" (
	"account_id" uuid NOT NULL,
	"stream" text NOT NULL,
	"cursor" text,
	"started_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "order_cursors_account_id_stream_pk" PRIMARY KEY("account_id","stream")
);
--> statement-breakpoint
CREATE TABLE "order_effects" (
	"account_id" uuid NOT NULL,
	"line_id" text NOT NULL,
	"effect" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "order_effects_account_id_line_id_effect_pk" PRIMARY KEY("account_id","line_id","effect")
);
--> statement-breakpoint
CREATE TABLE "order_lines" (
	"account_id" uuid NOT NULL,
	"line_id" text NOT NULL,
	"workspace_id" uuid NOT NULL,
	"order_id" text,
	"product_id" uuid,
	"offer_id" text NOT NULL,
	"name" text NOT NULL,
	"sku" text,
	"quantity" integer NOT NULL,
	"units_per_offer" integer NOT NULL,
	"state" text NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "order_lines_account_id_line_id_pk" PRIMARY KEY("account_id","line_id"),
	CONSTRAINT "order_lines_quantity" CHECK (quantity > 0 and units_per_offer > 0)
);
--> statement-breakpoint
CREATE TABLE "order_troubles" (
	"account_id" uuid NOT NULL,
	"order_id" text NOT NULL,
	"failures" integer NOT NULL,
	"code" text NOT NULL,
	"held_at" timestamp with time zone,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "order_troubles_account_id_order_id_pk" PRIMARY KEY("account_id","order_id")
);
--> statement-breakpoint
CREATE INDEX "order_effects_at" ON "order_effects" USING btree ("at");--> statement-breakpoint
CREATE INDEX "order_lines_unmapped" ON "order_lines" USING btree ("account_id","offer_id") WHERE product_id is null;--> statement-breakpoint
CREATE INDEX "order_lines_recent" ON "order_lines" USING btree ("workspace_id","occurred_at");--> statement-breakpoint
CREATE INDEX "order_lines_updated" ON "order_lines" USING btree ("updated_at");--> statement-breakpoint
CREATE INDEX "order_troubles_updated" ON "order_troubles" USING btree ("updated_at");