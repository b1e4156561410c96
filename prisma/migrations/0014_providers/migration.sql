-- A job asks directories and vendors, in one order: what was frozen of directories alone is told as the others are.
-- Built with json functions, which keep the parameters' texts as they stand.
UPDATE "job" SET "frozen" = json_build_object(
  'parameters', "frozen" -> 'parameters',
  'fields', "frozen" -> 'fields',
  'providers', (
    SELECT coalesce(json_agg(json_build_object(
      'kind', 'directory',
      'directoryId', "directory" -> 'directoryId',
      'key', "directory" -> 'key',
      'rows', "directory" -> 'rows',
      'hash', "directory" -> 'hash'
    ) ORDER BY "place"), '[]'::json)
    FROM json_array_elements("frozen" -> 'directories') WITH ORDINALITY AS "each" ("directory", "place")
  )
) WHERE "frozen" IS NOT NULL AND "frozen" -> 'providers' IS NULL;

-- Paid calls whose fate became unknown before this may be made once more: somebody said so.
ALTER TABLE "job" ADD COLUMN "ask_unknown_before" TIMESTAMPTZ(3);
