-- Money is counted in millionths of the workspace's one currency.
ALTER TABLE "workspace"
  ADD COLUMN "currency" TEXT NOT NULL DEFAULT 'USD',
  ADD COLUMN "budget_day_micros" BIGINT,
  ADD COLUMN "budget_month_micros" BIGINT;
ALTER TABLE "job" ADD COLUMN "cap_micros" BIGINT;

-- The ledger: every question that a paid service was or is being asked, once for each call that held it. Connections
-- and jobs may go, what was paid for stays. The key begins with what tells rows apart best: whatever Postgres thinks of
-- shares, it then looks up each question by itself instead of reading a whole book.
CREATE TABLE "lookup" (
  "workspace_id" TEXT NOT NULL,
  "connection_id" TEXT NOT NULL,
  "identity" BYTEA NOT NULL,
  "call_id" TEXT NOT NULL,
  "job_id" TEXT,
  "state" TEXT NOT NULL CHECK ("state" IN ('asked', 'answered', 'unknown')),
  "asked_at" TIMESTAMPTZ(3) NOT NULL,
  "lease_until" TIMESTAMPTZ(3) NOT NULL,
  "ended_at" TIMESTAMPTZ(3),
  "reserved_micros" BIGINT NOT NULL,
  "reserved_on" DATE NOT NULL,
  "answer" JSON,
  "credits" DOUBLE PRECISION,
  "cost_micros" BIGINT,
  CONSTRAINT "lookup_pkey" PRIMARY KEY ("identity", "workspace_id", "connection_id", "call_id"),
  CONSTRAINT "lookup_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
-- Calls under way, for those whose lease runs out.
CREATE INDEX "lookup_workspace_id_lease_until_idx" ON "lookup" ("workspace_id", "lease_until") WHERE "state" = 'asked';

-- Answers that a job has used instead of paying for them: each counts as saved once.
CREATE TABLE "lookup_use" (
  "workspace_id" TEXT NOT NULL,
  "job_id" TEXT NOT NULL,
  "connection_id" TEXT NOT NULL,
  "identity" BYTEA NOT NULL,
  CONSTRAINT "lookup_use_pkey" PRIMARY KEY ("workspace_id", "job_id", "connection_id", "identity"),
  CONSTRAINT "lookup_use_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- What was spent: by connection and day (UTC), and by job and connection.
CREATE TABLE "spending_day" (
  "workspace_id" TEXT NOT NULL,
  "day" DATE NOT NULL,
  "connection_id" TEXT NOT NULL,
  "spent_micros" BIGINT NOT NULL,
  "reserved_micros" BIGINT NOT NULL,
  "unknown_micros" BIGINT NOT NULL,
  "saved_micros" BIGINT NOT NULL,
  "lookups" BIGINT NOT NULL,
  "unknown_lookups" BIGINT NOT NULL,
  "saved_lookups" BIGINT NOT NULL,
  CONSTRAINT "spending_day_pkey" PRIMARY KEY ("workspace_id", "day", "connection_id"),
  CONSTRAINT "spending_day_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE TABLE "spending_job" (
  "workspace_id" TEXT NOT NULL,
  "job_id" TEXT NOT NULL,
  "connection_id" TEXT NOT NULL,
  "spent_micros" BIGINT NOT NULL,
  "reserved_micros" BIGINT NOT NULL,
  "unknown_micros" BIGINT NOT NULL,
  "saved_micros" BIGINT NOT NULL,
  "lookups" BIGINT NOT NULL,
  "unknown_lookups" BIGINT NOT NULL,
  "saved_lookups" BIGINT NOT NULL,
  CONSTRAINT "spending_job_pkey" PRIMARY KEY ("workspace_id", "job_id", "connection_id"),
  CONSTRAINT "spending_job_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
