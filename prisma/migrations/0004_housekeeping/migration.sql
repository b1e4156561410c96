-- For how many days a workspace keeps its files; null: until somebody deletes them.
ALTER TABLE "workspace" ADD COLUMN "upload_days" INTEGER DEFAULT 30;
ALTER TABLE "workspace" ADD COLUMN "result_days" INTEGER DEFAULT 90;

-- When that rule deleted the files; the rows stay and say so. Whose time comes next is found among those that are left.
ALTER TABLE "upload" ADD COLUMN "expired_at" TIMESTAMPTZ(3);
ALTER TABLE "job" ADD COLUMN "expired_at" TIMESTAMPTZ(3);
CREATE INDEX "upload_created_at_idx" ON "upload" ("created_at") WHERE "expired_at" IS NULL;
CREATE INDEX "job_ended_at_idx" ON "job" ("ended_at") WHERE "expired_at" IS NULL;
CREATE INDEX "job_workspace_id_upload_id_idx" ON "job" ("workspace_id", "upload_id");

-- What one worker at a time does now and then.
CREATE TABLE "chore" (
  "name" TEXT NOT NULL,
  "holder" TEXT,
  "held_until" TIMESTAMPTZ(3),
  "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "place" TEXT,
  CONSTRAINT "chore_pkey" PRIMARY KEY ("name")
);

-- Which database this is: its bucket is marked with it, so that no other one ever sweeps there.
CREATE TABLE "house" (
  "id" TEXT NOT NULL,
  CONSTRAINT "house_pkey" PRIMARY KEY ("id")
);
INSERT INTO "house" ("id") VALUES (gen_random_uuid()::text);
