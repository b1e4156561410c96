-- Corrections that go back into the audience a job's list came from.
CREATE TABLE "write_back" (
  "id" TEXT NOT NULL,
  "workspace_id" TEXT NOT NULL,
  "job_id" TEXT NOT NULL,
  "connection_id" TEXT NOT NULL,
  "audience_id" TEXT NOT NULL,
  "audience" JSON NOT NULL,
  "rules" JSON NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "status" TEXT NOT NULL CHECK ("status" IN (
    'previewing', 'ready', 'applying', 'applied', 'undoing', 'undone', 'failed'
  )),
  "error_code" TEXT,
  "failed_in" TEXT CHECK ("failed_in" IN ('preview', 'apply', 'undo')),
  "plan" JSON,
  CONSTRAINT "write_back_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "write_back_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "job" ("id")
    ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "write_back_workspace_id_job_id_idx" ON "write_back" ("workspace_id", "job_id");
CREATE INDEX "write_back_workspace_id_connection_id_idx" ON "write_back" ("workspace_id", "connection_id");

-- What is about to be written to a member, and what became of it. Contact data: it goes with the job.
CREATE TABLE "write_back_member" (
  "write_back_id" TEXT NOT NULL,
  "place" INTEGER NOT NULL,
  "workspace_id" TEXT NOT NULL,
  "row" INTEGER NOT NULL,
  "member_id" TEXT NOT NULL,
  "email" TEXT NOT NULL,
  "changes" JSON NOT NULL,
  "outcome" TEXT,
  "left_out" JSON NOT NULL DEFAULT '[]',
  "undo" TEXT,
  "undo_left" JSON NOT NULL DEFAULT '[]',
  CONSTRAINT "write_back_member_pkey" PRIMARY KEY ("write_back_id", "place"),
  CONSTRAINT "write_back_member_write_back_id_fkey" FOREIGN KEY ("write_back_id") REFERENCES "write_back" ("id")
    ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "write_back_member_write_back_id_outcome_place_idx"
  ON "write_back_member" ("write_back_id", "outcome", "place");

ALTER TABLE "range" DROP CONSTRAINT "range_step_check";
ALTER TABLE "range" ADD CONSTRAINT "range_step_check" CHECK ("step" IN (
  'import', 'split', 'calibrate', 'enrich', 'resolve', 'merge', 'notify', 'estimate', 'fetch', 'stitch',
  'preview_back', 'write_back', 'undo_back'
));
