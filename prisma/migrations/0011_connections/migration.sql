-- Keys that keys of services are sealed by, each sealed itself by KITH_SECRET. A workspace has one, or one more for each
-- secret that was lost.
CREATE TABLE "workspace_key" (
  "id" TEXT NOT NULL,
  "workspace_id" TEXT NOT NULL,
  "wrapped" BYTEA NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "workspace_key_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "workspace_key_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "workspace_key_workspace_id_created_at_idx" ON "workspace_key" ("workspace_id", "created_at");

-- Accounts of services. What was asked of them stays when they go, so nothing of the ledger refers to this table.
CREATE TABLE "connection" (
  "id" TEXT NOT NULL,
  "workspace_id" TEXT NOT NULL,
  "service" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "account" TEXT NOT NULL,
  "key_ending" TEXT NOT NULL,
  "sealed_key" BYTEA NOT NULL,
  "workspace_key_id" TEXT NOT NULL,
  "state" TEXT NOT NULL CHECK ("state" IN ('ok', 'key_rejected', 'no_credit')),
  "micros_per_credit" BIGINT NOT NULL,
  "cap_day_micros" BIGINT,
  "cap_month_micros" BIGINT,
  "rate" JSON,
  "ttl_days" INTEGER NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "checked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "connection_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "connection_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "connection_workspace_id_account_key" ON "connection" ("workspace_id", "account");
CREATE INDEX "connection_workspace_id_created_at_id_idx" ON "connection" ("workspace_id", "created_at", "id");
