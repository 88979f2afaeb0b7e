CREATE TABLE "import_searches" (
	"workspace_id" uuid NOT NULL,
	"user_id" bigint NOT NULL,
	"print" text NOT NULL,
	"text" text NOT NULL,
	"used_at" timestamp with time zone NOT NULL,
	CONSTRAINT "import_searches_workspace_id_user_id_print_pk" PRIMARY KEY("workspace_id","user_id","print")
);
--> statement-breakpoint
ALTER TABLE "import_products" ADD COLUMN "left_out" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "import_products" ADD COLUMN "draft" text;--> statement-breakpoint
CREATE INDEX "import_batches_open" ON "import_batches" USING btree ("id") WHERE finished_at is null;