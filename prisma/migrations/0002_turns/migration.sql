-- Whose turn it is to be given out next: a number that only grows, per range, and the last one per job and workspace.
ALTER TABLE "range" ADD COLUMN "turn" BIGINT;
CREATE SEQUENCE "range_turn";
CREATE INDEX "range_workspace_id_turn_idx" ON "range" ("workspace_id", "turn");
CREATE INDEX "range_workspace_id_subject_id_turn_idx" ON "range" ("workspace_id", "subject_id", "turn");
