-- A workspace's own nicknames: one row, so that a list is replaced at once and never seen half.
CREATE TABLE "nickname_list" (
  "workspace_id" TEXT NOT NULL,
  "pairs" JSON NOT NULL,
  CONSTRAINT "nickname_list_pkey" PRIMARY KEY ("workspace_id"),
  CONSTRAINT "nickname_list_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
