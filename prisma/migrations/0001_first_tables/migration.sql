-- Workspaces: the tenants. The first one exists before its owner does, so that keys work from the first second.
CREATE TABLE "workspace" (
  "id" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "workspace_pkey" PRIMARY KEY ("id")
);
INSERT INTO "workspace" ("id", "name") VALUES ('local', 'My workspace');

-- Who gets in.
CREATE TABLE "user" (
  "id" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "email" TEXT NOT NULL,
  "email_verified" BOOLEAN NOT NULL DEFAULT false,
  "image" TEXT,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "user_email_key" ON "user" ("email");

CREATE TABLE "session" (
  "id" TEXT NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "token" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "ip_address" TEXT,
  "user_agent" TEXT,
  "user_id" TEXT NOT NULL,
  CONSTRAINT "session_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "session_token_key" ON "session" ("token");
CREATE INDEX "session_user_id_idx" ON "session" ("user_id");

CREATE TABLE "account" (
  "id" TEXT NOT NULL,
  "account_id" TEXT NOT NULL,
  "provider_id" TEXT NOT NULL,
  "user_id" TEXT NOT NULL,
  "access_token" TEXT,
  "refresh_token" TEXT,
  "id_token" TEXT,
  "access_token_expires_at" TIMESTAMPTZ(3),
  "refresh_token_expires_at" TIMESTAMPTZ(3),
  "scope" TEXT,
  "password" TEXT,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "account_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "account_user_id_idx" ON "account" ("user_id");

CREATE TABLE "verification" (
  "id" TEXT NOT NULL,
  "identifier" TEXT NOT NULL,
  "value" TEXT NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "verification_identifier_idx" ON "verification" ("identifier");

CREATE TABLE "rate_limit" (
  "id" TEXT NOT NULL,
  "key" TEXT NOT NULL,
  "count" INTEGER NOT NULL,
  "last_request" BIGINT NOT NULL,
  CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "rate_limit_key_key" ON "rate_limit" ("key");

CREATE TABLE "member" (
  "user_id" TEXT NOT NULL,
  "workspace_id" TEXT NOT NULL,
  "role" TEXT NOT NULL CHECK ("role" IN ('owner', 'editor', 'viewer')),
  "notify_by_mail" BOOLEAN NOT NULL DEFAULT true,
  CONSTRAINT "member_pkey" PRIMARY KEY ("user_id", "workspace_id"),
  CONSTRAINT "member_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "member_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "member_workspace_id_idx" ON "member" ("workspace_id");

CREATE TABLE "api_key" (
  "id" TEXT NOT NULL,
  "workspace_id" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "role" TEXT NOT NULL CHECK ("role" IN ('owner', 'editor', 'viewer')),
  "hash" TEXT NOT NULL,
  "prefix" TEXT NOT NULL,
  "expires_at" TIMESTAMPTZ(3),
  "last_used_at" TIMESTAMPTZ(3),
  "revoked_at" TIMESTAMPTZ(3),
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "api_key_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "api_key_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "api_key_hash_key" ON "api_key" ("hash");
CREATE INDEX "api_key_workspace_id_created_at_id_idx" ON "api_key" ("workspace_id", "created_at", "id");

CREATE TABLE "owner_link" (
  "hash" TEXT NOT NULL,
  "workspace_id" TEXT NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "used_at" TIMESTAMPTZ(3),
  CONSTRAINT "owner_link_pkey" PRIMARY KEY ("hash"),
  CONSTRAINT "owner_link_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "owner_link_workspace_id_idx" ON "owner_link" ("workspace_id");

-- Lists, directories, jobs.
CREATE TABLE "upload" (
  "id" TEXT NOT NULL,
  "workspace_id" TEXT NOT NULL,
  "filename" TEXT NOT NULL,
  "bytes" BIGINT NOT NULL,
  "part_bytes" INTEGER NOT NULL,
  "key" TEXT NOT NULL,
  "multipart_id" TEXT NOT NULL,
  "etag" TEXT,
  "dialect" JSON,
  "overrides" JSON NOT NULL DEFAULT '{}',
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "upload_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "upload_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "upload_workspace_id_idx" ON "upload" ("workspace_id");

CREATE TABLE "mapping_memory" (
  "workspace_id" TEXT NOT NULL,
  "header" TEXT NOT NULL,
  "field" TEXT,
  CONSTRAINT "mapping_memory_pkey" PRIMARY KEY ("workspace_id", "header"),
  CONSTRAINT "mapping_memory_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE "directory" (
  "id" TEXT NOT NULL,
  "workspace_id" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "status" TEXT NOT NULL CHECK ("status" IN ('importing', 'ready', 'failed')),
  "error_code" TEXT,
  "upload_id" TEXT NOT NULL,
  "source" JSON NOT NULL,
  "mapping" JSON NOT NULL,
  "id_column" INTEGER,
  "index" JSON,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "directory_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "directory_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "directory_workspace_id_created_at_id_idx" ON "directory" ("workspace_id", "created_at", "id");

CREATE TABLE "job" (
  "id" TEXT NOT NULL,
  "workspace_id" TEXT NOT NULL,
  "upload_id" TEXT NOT NULL,
  "source" JSON NOT NULL,
  "mapping" JSON NOT NULL,
  "providers" JSON NOT NULL,
  "options" JSON NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "phase" TEXT NOT NULL CHECK ("phase" IN ('queued', 'splitting', 'running', 'merging', 'ended', 'failed')),
  "error_code" TEXT,
  "is_paused" BOOLEAN NOT NULL DEFAULT false,
  "is_cancelled" BOOLEAN NOT NULL DEFAULT false,
  "frozen" JSON,
  "ranges_total" INTEGER,
  "ranges_done" INTEGER NOT NULL DEFAULT 0,
  "dead_ranges" INTEGER NOT NULL DEFAULT 0,
  "dead_rows" BIGINT NOT NULL DEFAULT 0,
  "rows_split" BIGINT NOT NULL DEFAULT 0,
  "tallies" JSON NOT NULL,
  "result_generation" INTEGER NOT NULL DEFAULT 0,
  "files" JSON NOT NULL DEFAULT '[]',
  "started_at" TIMESTAMPTZ(3),
  "ended_at" TIMESTAMPTZ(3),
  CONSTRAINT "job_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "job_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "job_workspace_id_created_at_id_idx" ON "job" ("workspace_id", "created_at", "id");

CREATE TABLE "idempotency" (
  "workspace_id" TEXT NOT NULL,
  "key" TEXT NOT NULL,
  "request_hash" TEXT NOT NULL,
  "job_id" TEXT NOT NULL,
  CONSTRAINT "idempotency_pkey" PRIMARY KEY ("workspace_id", "key"),
  CONSTRAINT "idempotency_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "job" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "idempotency_job_id_idx" ON "idempotency" ("job_id");

-- The work, one row per message's worth of it.
CREATE TABLE "range" (
  "workspace_id" TEXT NOT NULL,
  "subject_id" TEXT NOT NULL,
  "step" TEXT NOT NULL CHECK ("step" IN ('import', 'split', 'calibrate', 'enrich', 'resolve', 'merge', 'notify')),
  "n" INTEGER NOT NULL,
  "from_byte" BIGINT,
  "to_byte" BIGINT,
  "first_row" BIGINT,
  "rows" BIGINT,
  "state" TEXT NOT NULL CHECK ("state" IN ('ready', 'sent', 'done', 'parked', 'dead')),
  "generation" INTEGER NOT NULL DEFAULT 1,
  "attempts" INTEGER NOT NULL DEFAULT 0,
  "waits" INTEGER NOT NULL DEFAULT 0,
  "worker_id" TEXT,
  "heartbeat_at" TIMESTAMPTZ(3),
  "sent_at" TIMESTAMPTZ(3),
  "accepted_at" TIMESTAMPTZ(3),
  "parked_until" TIMESTAMPTZ(3),
  "parked_reason" TEXT,
  "error_code" TEXT,
  "part_key" TEXT,
  "part_sections" JSON,
  "tallies" JSON,
  CONSTRAINT "range_pkey" PRIMARY KEY ("workspace_id", "subject_id", "step", "n")
);
CREATE INDEX "range_state_idx" ON "range" ("state");

CREATE TABLE "worker" (
  "id" TEXT NOT NULL,
  "seen_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "worker_pkey" PRIMARY KEY ("id")
);
