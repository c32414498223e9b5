"""How fast registers come in and go out, and how much memory that takes.

AMANA_BIN=target/release/amana python3 benches/registers.py [N ...]     default 100000 1000000; on SQLite, in a scratch folder
DATABASE_URL=postgres://... of an empty database: on PostgreSQL, one N at a time

Writes a register of N people who do not exist as CSV, imports it with `amana import persons` (read, looked at, taken), imports
it again, which must change nothing, and exports it through the service as CSV and as lines of JSON. Tells rows a second and the
most memory the process took. The figures to keep: memory below 150 MB whatever N; 50,000 rows a second out; rows in against
those of a bare service that keeps the same rows without a journal (B1 of the bench of peers), in the same hour.
"""
import http.client, json, os, sys, tempfile, time

from people import imported, register, started, stop


def exported(port, head, count, form):
    conn = http.client.HTTPConnection("127.0.0.1", port)
    began = time.perf_counter()
    conn.request("POST", "/v1/exports", json.dumps({"register": "persons", "form": form, "purpose": "measuring", "recipient": "nobody"}), head)
    answer = conn.getresponse()
    if answer.status != 200:
        raise SystemExit(f"{answer.status} {answer.read()[:500]}")
    rows = size = 0
    while part := answer.read(1 << 20):
        size += len(part)
        rows += part.count(b"\n")
    rows = rows if form != "xlsx" else count
    took = time.perf_counter() - began
    print(f"export {form:<11} {rows / took:8.0f} rows/s  {took:6.1f} s  {rows} rows, {size / 1e6:.0f} MB", flush=True)


def run(count):
    port = int(os.environ.get("PORT", "9379"))
    with tempfile.TemporaryDirectory() as folder:
        path = folder + "/register.csv"
        register(path, count)
        print(f"{count} rows, {os.path.getsize(path) / 1e6:.0f} MB", flush=True)
        # Founded first: that is not what is measured.
        stop(started(folder, port)[0])
        imported(folder, path, count, "import")
        imported(folder, path, count, "the same again")
        server, api = started(folder, port)
        for form in ("csv", "ndjson", "xlsx"):
            exported(port, api.head, count, form)
        print(f"the service took {stop(server):.0f} MB", flush=True)


if __name__ == "__main__":
    for number in [int(one) for one in sys.argv[1:]] or [100000, 1000000]:
        run(number)
