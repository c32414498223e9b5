# Loads the data set through the API of the service itself, then leaves a token and the ids it gave.
set -euo pipefail
: "${AMANA_BIN:?set AMANA_BIN to the release binary}"
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
rm -rf "$RUN/data" "$RUN/pack"
python3 "$here/load.py" pack "$DATA" "$RUN/pack" "$here/../../../src/statutes/default.json"
"$AMANA_BIN" serve --data "$RUN/data" --listen "127.0.0.1:$PORT" --requests-per-minute 10000000 \
  --territories "$RUN/pack" --statutes "$RUN/pack/statutes.json" > "$RUN/load.log" 2>&1 &
server=$!
trap 'kill $server 2>/dev/null; wait $server 2>/dev/null || true' EXIT
for _ in $(seq 200); do [ -s "$RUN/data/admin.token" ] && break; sleep 0.05; done
cp "$RUN/data/admin.token" "$RUN/token"
python3 "$here/load.py" fill "$DATA" "$RUN"
