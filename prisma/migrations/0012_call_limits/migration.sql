-- How fast each account of an outside service is asked: who holds which share of its limits, and how it does.
CREATE TABLE "call_limit" (
  "account" TEXT NOT NULL,
  "book" JSON NOT NULL,
  CONSTRAINT "call_limit_pkey" PRIMARY KEY ("account")
);
