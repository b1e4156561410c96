-- Audiences that are brought in: each becomes an upload.
CREATE TABLE "audience_read" (
  "workspace_id" TEXT NOT NULL,
  "upload_id" TEXT NOT NULL,
  "connection_id" TEXT NOT NULL,
  "audience_id" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "choice" JSON NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "status" TEXT NOT NULL CHECK ("status" IN ('reading', 'ready', 'failed')),
  "error_code" TEXT,
  "columns" JSON,
  "plan" JSON NOT NULL DEFAULT '[]',
  "total_before" BIGINT NOT NULL DEFAULT 0,
  "members_read" BIGINT NOT NULL DEFAULT 0,
  "report" JSON,
  CONSTRAINT "audience_read_pkey" PRIMARY KEY ("upload_id"),
  CONSTRAINT "audience_read_upload_id_fkey" FOREIGN KEY ("upload_id") REFERENCES "upload" ("id")
    ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "audience_read_workspace_id_upload_id_idx" ON "audience_read" ("workspace_id", "upload_id");

-- What each range of pages has stored, once it is accepted.
CREATE TABLE "audience_page" (
  "upload_id" TEXT NOT NULL,
  "n" INTEGER NOT NULL,
  "keys" JSON NOT NULL,
  CONSTRAINT "audience_page_pkey" PRIMARY KEY ("upload_id", "n"),
  CONSTRAINT "audience_page_upload_id_fkey" FOREIGN KEY ("upload_id") REFERENCES "audience_read" ("upload_id")
    ON DELETE CASCADE ON UPDATE CASCADE
);

ALTER TABLE "range" DROP CONSTRAINT "range_step_check";
ALTER TABLE "range" ADD CONSTRAINT "range_step_check" CHECK ("step" IN (
  'import', 'split', 'calibrate', 'enrich', 'resolve', 'merge', 'notify', 'estimate', 'fetch', 'stitch'
));
