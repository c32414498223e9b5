#!/usr/bin/env bash
# The organigram at scale: measure.sh BINARY FOLDER [PERSONS]
#
# Fills FOLDER with a whole party and PERSONS persons (100,000), unless it is there already, then measures one
# province with its local secretariats, and how much the process grows while it tells the whole party.
# It needs python3, curl, sqlite3 or python's own, and wrk.
set -Eeuo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
binary=$1 folder=$2 persons=${3:-100000}
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
is_new=$([ -e "$folder/amana.db" ] || echo yes)

serve() {
  "$binary" serve --data "$folder" --master-key-file "$folder/MASTER-KEY" --listen "127.0.0.1:$port" --workers 2 --requests-per-minute 10000000 \
    --log error >/dev/null &
  server=$!
  for _ in $(seq 200); do curl -fs "http://127.0.0.1:$port/readyz" >/dev/null && return; sleep 0.05; done
}
stop() { kill "$server" 2>/dev/null; wait "$server" 2>/dev/null || :; }
trap stop EXIT

serve
token=$(cat "$folder/admin.token")
[ -z "$is_new" ] || python3 "$here/fill.py" "$port" "$token" 12 20 "$persons"
at=http://127.0.0.1:$port/v1/bodies
ask() { curl -fsS -H "Authorization: Bearer $token" "$@"; }
memory() { awk -v name="$1:" '$1 == name {print $2}' "/proc/$server/status"; }
for form in "" .svg .html; do
  stop
  # Each time a process that has told nothing large yet.
  serve
  for _ in 1 2 3 4; do ask "$at/taounate-secretariat/organigram?depth=0" >/dev/null; done
  before=$(memory VmRSS)
  ask -o /dev/null -w "whole party$form: %{size_download} bytes in %{time_total} s\n" "$at/morocco-national-secretariat/organigram$form"
  echo "  resident $before kB before, $(memory VmRSS) kB after, $(memory VmHWM) kB at the most"
done
ask "$at/taounate-secretariat/organigram" |
  python3 -c 'import json, sys; tree = lambda one: [one] + [b for c in one["children"] for b in tree(c)]; all = tree(json.load(sys.stdin)); print("province:", len(all), "bodies,", sum(len(b["positions"]) for b in all), "positions,", sum(len(p["holders"]) for b in all for p in b["positions"]), "holders")'
for form in "" .svg; do
  echo "province$form, one caller:"
  wrk -t1 -c1 -d10s --latency -H "Authorization: Bearer $token" "$at/taounate-secretariat/organigram$form" | grep -E '50%|99%|Requests/sec|Non-2xx' || :
done
