CREATE TABLE "spending" (
	"day" date NOT NULL,
	"user_id" bigint NOT NULL,
	"calls" integer NOT NULL,
	"micros" bigint NOT NULL,
	CONSTRAINT "spending_day_user_id_pk" PRIMARY KEY("day","user_id")
);
--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "block_reason" text;