-- Rows at any depth: where a row stands, and which ranges hold rows of a status, without reading tallies.
ALTER TABLE "range" ADD COLUMN "held_statuses" TEXT[] GENERATED ALWAYS AS (
  CASE WHEN "tallies" IS NOT NULL THEN array_remove(ARRAY[
    CASE WHEN ("tallies" -> 'statuses' ->> 'matched')::bigint > 0 THEN 'matched' END,
    CASE WHEN ("tallies" -> 'statuses' ->> 'review')::bigint > 0 THEN 'review' END,
    CASE WHEN ("tallies" -> 'statuses' ->> 'no_match')::bigint > 0 THEN 'no_match' END,
    CASE WHEN ("tallies" -> 'statuses' ->> 'invalid')::bigint > 0 THEN 'invalid' END,
    CASE WHEN ("tallies" -> 'statuses' ->> 'duplicate')::bigint > 0 THEN 'duplicate' END,
    CASE WHEN ("tallies" -> 'statuses' ->> 'suppressed')::bigint > 0 THEN 'suppressed' END,
    CASE WHEN ("tallies" -> 'statuses' ->> 'failed')::bigint > 0 THEN 'failed' END,
    CASE WHEN ("tallies" -> 'statuses' ->> 'not_tried')::bigint > 0 THEN 'not_tried' END
  ], NULL) END
) STORED;
CREATE INDEX "range_workspace_id_subject_id_first_row_idx" ON "range" ("workspace_id", "subject_id", "first_row");

-- How fast a job goes: its latest parts without the others.
CREATE INDEX "range_workspace_id_subject_id_accepted_at_idx" ON "range" ("workspace_id", "subject_id", "accepted_at");

-- What is open, job by job: nearly all ranges are done, and those that are not are looked for all the time.
DROP INDEX "range_state_idx";
CREATE INDEX "range_state_workspace_id_subject_id_step_n_idx"
  ON "range" ("state", "workspace_id", "subject_id", "step", "n") WHERE "state" <> 'done';
