-- What a list will ask and cost, worked out before it is started; and lists of which only some rows are tried.
CREATE TABLE "estimate" (
  "id" TEXT NOT NULL,
  "workspace_id" TEXT NOT NULL,
  "upload_id" TEXT NOT NULL,
  "source" JSON NOT NULL,
  "mapping" JSON NOT NULL,
  "providers" JSON NOT NULL,
  "options" JSON NOT NULL,
  "trial_job_id" TEXT,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "status" TEXT NOT NULL CHECK ("status" IN ('counting', 'ready', 'failed')),
  "rows_counted" BIGINT NOT NULL DEFAULT 0,
  "result" JSON,
  "error_code" TEXT,
  CONSTRAINT "estimate_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "estimate_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace" ("id")
    ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "estimate_workspace_id_upload_id_idx" ON "estimate" ("workspace_id", "upload_id");
CREATE INDEX "estimate_created_at_idx" ON "estimate" ("created_at");

ALTER TABLE "job" ADD COLUMN "trial_rows" INTEGER;

ALTER TABLE "range" DROP CONSTRAINT "range_step_check";
ALTER TABLE "range" ADD CONSTRAINT "range_step_check"
  CHECK ("step" IN ('import', 'split', 'calibrate', 'enrich', 'resolve', 'merge', 'notify', 'estimate'));
