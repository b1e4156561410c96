-- What can be given out has an index of its own: Postgres then goes from job to job in it, whatever it thinks of shares.
DROP INDEX "range_state_workspace_id_subject_id_step_n_idx";
CREATE INDEX "range_workspace_id_subject_id_step_n_idx" ON "range" ("workspace_id", "subject_id", "step", "n")
  WHERE "state" = 'ready';
CREATE INDEX "range_state_workspace_id_subject_id_idx" ON "range" ("state", "workspace_id", "subject_id")
  WHERE "state" IN ('sent', 'parked', 'dead');
