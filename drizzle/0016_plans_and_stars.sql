CREATE TABLE "plan_periods" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" bigint NOT NULL,
	"plan" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"cause" text NOT NULL,
	"invoice_id" uuid,
	"note" text,
	"told" text DEFAULT '' NOT NULL,
	CONSTRAINT "plan_periods_cause_unique" UNIQUE("cause")
);
--> statement-breakpoint
CREATE TABLE "promo_codes" (
	"code" text PRIMARY KEY NOT NULL,
	"plan" text,
	"days" integer,
	"kind" text,
	"amount" integer,
	"max_uses" integer NOT NULL,
	"uses" integer DEFAULT 0 NOT NULL,
	"expires_at" timestamp with time zone,
	"created_by" bigint NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "promo_uses" (
	"code" text NOT NULL,
	"user_id" bigint NOT NULL,
	"ref" text NOT NULL,
	"used_at" timestamp with time zone NOT NULL,
	CONSTRAINT "promo_uses_code_user_id_pk" PRIMARY KEY("code","user_id")
);
--> statement-breakpoint
CREATE TABLE "referral_codes" (
	"user_id" bigint PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	CONSTRAINT "referral_codes_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "referrals" (
	"newcomer_id" bigint PRIMARY KEY NOT NULL,
	"referrer_id" bigint NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"rewarded_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "star_cursor" (
	"id" text PRIMARY KEY NOT NULL,
	"position" integer NOT NULL,
	"read_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "star_invoices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" bigint NOT NULL,
	"plan" text NOT NULL,
	"stars" integer NOT NULL,
	"is_subscription" boolean NOT NULL,
	"link" text,
	"created_at" timestamp with time zone NOT NULL,
	"paid_at" timestamp with time zone,
	"first_charge_id" text,
	"renewal" text DEFAULT 'none' NOT NULL,
	"is_stop_owed" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "star_payments" (
	"charge_id" text PRIMARY KEY NOT NULL,
	"user_id" bigint NOT NULL,
	"stars" integer NOT NULL,
	"invoice_id" uuid,
	"plan" text,
	"is_renewal" boolean DEFAULT false NOT NULL,
	"source" text NOT NULL,
	"paid_at" timestamp with time zone NOT NULL,
	"refund_asked_at" timestamp with time zone,
	"refund_asked_by" bigint,
	"refund_reason" text,
	"refunded_at" timestamp with time zone
);
--> statement-breakpoint
DROP INDEX "usage_entries_ref";--> statement-breakpoint
ALTER TABLE "usage_entries" ALTER COLUMN "workspace_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "usage_entries" ADD COLUMN "owner_id" bigint;--> statement-breakpoint
UPDATE "usage_entries" SET "owner_id" = coalesce((SELECT w."owner_id" FROM "workspaces" w WHERE w."id" = "usage_entries"."workspace_id"), 0);--> statement-breakpoint
ALTER TABLE "usage_entries" ALTER COLUMN "owner_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "usage_entries" ADD COLUMN "fund" text DEFAULT 'trial' NOT NULL;--> statement-breakpoint
ALTER TABLE "usage_entries" ADD COLUMN "note" text;--> statement-breakpoint
ALTER TABLE "promo_uses" ADD CONSTRAINT "promo_uses_code_promo_codes_code_fk" FOREIGN KEY ("code") REFERENCES "public"."promo_codes"("code") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "plan_periods_owner" ON "plan_periods" USING btree ("owner_id","ends_at");--> statement-breakpoint
CREATE INDEX "plan_periods_end" ON "plan_periods" USING btree ("ends_at");--> statement-breakpoint
CREATE INDEX "referrals_referrer" ON "referrals" USING btree ("referrer_id");--> statement-breakpoint
CREATE INDEX "star_invoices_owner" ON "star_invoices" USING btree ("owner_id","created_at");--> statement-breakpoint
CREATE INDEX "star_invoices_stop" ON "star_invoices" USING btree ("created_at") WHERE is_stop_owed;--> statement-breakpoint
CREATE INDEX "star_invoices_unpaid" ON "star_invoices" USING btree ("created_at") WHERE paid_at is null;--> statement-breakpoint
CREATE INDEX "star_payments_user" ON "star_payments" USING btree ("user_id","paid_at");--> statement-breakpoint
CREATE INDEX "star_payments_day" ON "star_payments" USING btree ("paid_at");--> statement-breakpoint
CREATE INDEX "star_payments_refunded" ON "star_payments" USING btree ("refunded_at") WHERE refunded_at is not null;--> statement-breakpoint
CREATE INDEX "star_payments_refunding" ON "star_payments" USING btree ("refund_asked_at") WHERE refund_asked_at is not null and refunded_at is null;--> statement-breakpoint
CREATE INDEX "usage_entries_owner" ON "usage_entries" USING btree ("owner_id","kind","created_at");--> statement-breakpoint
CREATE INDEX "usage_entries_day" ON "usage_entries" USING btree ("kind","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "usage_entries_ref" ON "usage_entries" USING btree ("kind","ref","fund");--> statement-breakpoint
INSERT INTO "usage_entries" ("id", "workspace_id", "owner_id", "kind", "amount", "fund", "ref", "created_at")
	SELECT gen_random_uuid(), u."workspace_id", w."owner_id", 'campaign', 1, 'trial', 'campaign:' || u."campaign_id", u."created_at"
	FROM "campaign_uses" u JOIN "workspaces" w ON w."id" = u."workspace_id";--> statement-breakpoint
CREATE FUNCTION "usage_owner"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF NEW."owner_id" IS NULL THEN
		NEW."owner_id" := coalesce((SELECT w."owner_id" FROM "workspaces" w WHERE w."id" = NEW."workspace_id"), 0);
	END IF;
	RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER "usage_entries_owner" BEFORE INSERT ON "usage_entries" FOR EACH ROW EXECUTE FUNCTION "usage_owner"();
