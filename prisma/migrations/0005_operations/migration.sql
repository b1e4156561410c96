-- What operators are told: since when a range stands where it does, since when a worker works, and counts that only grow.
ALTER TABLE "range" ADD COLUMN "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- By a trigger, so that no change of state can forget it.
CREATE FUNCTION "range_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.changed_at := now();
  RETURN NEW;
END
$$;
CREATE TRIGGER "range_changed" BEFORE UPDATE OF "state" ON "range" FOR EACH ROW
  WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION "range_changed"();

ALTER TABLE "worker" ADD COLUMN "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- Kept apart from jobs, which can be deleted and tried again. Several rows a count, so that few wait for one another.
CREATE TABLE "counter" (
  "name" TEXT NOT NULL,
  "label" TEXT NOT NULL,
  "shard" INTEGER NOT NULL,
  "value" BIGINT NOT NULL,
  CONSTRAINT "counter_pkey" PRIMARY KEY ("name", "label", "shard")
);
