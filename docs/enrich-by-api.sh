#!/usr/bin/env bash
# A list through Kith by its API alone: uploads, reference list, job, files. Needs bash, jq and curl 7.83 or later.
#   KITH_KEY=… docs/enrich-by-api.sh CONTACTS.csv PEOPLE.csv [FOLDER]
# KITH_URL says where Kith is. The files land in FOLDER, else here.
set -euo pipefail
shopt -s inherit_errexit
api=${KITH_URL:-http://127.0.0.1:3000}/api/v1
: "${KITH_KEY:?set it to what \"npm run --silent kith -- key create --name NAME\" prints}"
contacts=$1 people=$2 folder=${3:-.}
part=$(mktemp)
trap 'rm -f "$part"' EXIT

# What is refused comes back with its reason: a code and a sentence.
call() {
  local answer
  answer=$(curl -sS --fail-with-body -H "Authorization: Bearer $KITH_KEY" -H 'Content-Type: application/json' "$@") ||
    { echo "$answer" >&2 && exit 1; }
  printf '%s' "$answer"
}

# Sends a file part by part, straight to the object store; prints {"uploadId", "mapping"} as Kith suggests it.
upload() {
  local file=$1 upload id bytes number url etag parts='[]'
  upload=$(jq -n --arg filename "$(basename "$file")" --argjson bytes "$(wc -c < "$file")" '{$filename, $bytes}')
  upload=$(call "$api/uploads" -d "$upload")
  id=$(jq -r .id <<< "$upload")
  bytes=$(jq .partBytes <<< "$upload")
  for number in $(seq "$(jq .partCount <<< "$upload")"); do
    url=$(call "$api/uploads/$id/parts" -d "{\"numbers\": [$number]}" | jq -r '.parts[0].url')
    dd if="$file" of="$part" bs="$bytes" skip=$((number - 1)) count=1 status=none
    etag=$(curl -sS --fail-with-body -T "$part" -o /dev/null -w '%header{etag}' "$url")
    parts=$(jq --argjson number "$number" --arg etag "$etag" '. + [{$number, $etag}]' <<< "$parts")
  done
  call "$api/uploads/$id/complete" -d "{\"parts\": $parts}" | jq --arg uploadId "$id" '{$uploadId, mapping}'
}

directory=$(upload "$people" | jq '. + {name: "People"}')
directory=$(call "$api/directories" -d "$directory" | jq -r .id)

job=$(upload "$contacts" | jq --arg directoryId "$directory" \
  '{source: {uploadId}, mapping, providers: [{$directoryId}], options: {defaultCountry: "US"}}')
# With the same Idempotency-Key the same request gives the same job, however often it is sent.
job=$(call "$api/jobs" -H "Idempotency-Key: $(uuidgen 2> /dev/null || date +%s%N)" -d "$job" | jq -r .id)

while state=$(call "$api/jobs/$job"); do
  jq -r '"\(.status): \(.counts.total - .counts.pending) of \(.counts.total) rows"' <<< "$state"
  case $(jq -r .status <<< "$state") in
    completed | completed_with_failures | cancelled) break ;;
    failed) jq -r .errorDetail <<< "$state" >&2 && exit 1 ;;
  esac
  sleep 1
done

mkdir -p "$folder"
for name in $(jq -r '.files[].name' <<< "$state"); do
  # A redirect to an address of the object store that is good for a minute.
  call -L "$api/jobs/$job/files/$name" -o "$folder/$name"
done
jq -c .counts <<< "$state"
