"""How fast registers come in and go out, and how much memory that takes.

AMANA_BIN=target/release/amana python3 benches/registers.py [N ...]     default 100000 1000000; on SQLite, in a scratch folder
DATABASE_URL=postgres://... of an empty database: on PostgreSQL, one N at a time

Writes a register of N people who do not exist as CSV, imports it with `amana import persons` (read, looked at, taken), imports
it again, which must change nothing, and exports it through the service as CSV and as lines of JSON. Tells rows a second and the
most memory the process took. The figures to keep: memory below 150 MB whatever N; 50,000 rows a second out; rows in against
those of a bare service that keeps the same rows without a journal (B1 of the bench of peers), in the same hour.
"""
import csv, http.client, json, os, random, re, subprocess, sys, tempfile, time

from search import people

HOMES = [f"03.531.01.{n:02d}" for n in (1, 3, 5)]


def register(path, count):
    rng = random.Random(11)
    with open(path, "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["المرجع", "الاسم الكامل", "الاسم بالفرنسية", "تاريخ الازدياد", "الهاتف", "مكان السكنى"])
        for number, (given, family, phone) in enumerate(people(count)):
            born = f"{rng.randint(1945, 2004)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"
            rows.writerow([number, f"{given[0]} {family[0]}", f"{given[1]} {family[1]}", born, phone, rng.choice(HOMES)])


def place(folder):
    args = ["--data", folder + "/d"]
    if "DATABASE_URL" in os.environ:
        args += ["--database-url", os.environ["DATABASE_URL"]]
    return args


def served(folder, port):
    args = [os.environ["AMANA_BIN"], "serve", *place(folder), "--listen", f"127.0.0.1:{port}", "--requests-per-minute", "10000000"]
    server = subprocess.Popen(args, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(1200):
        try:
            conn = http.client.HTTPConnection("127.0.0.1", port)
            conn.request("GET", "/readyz")
            if conn.getresponse().status == 200:
                return server, open(folder + "/d/admin.token").read().strip()
        except OSError:
            pass
        time.sleep(.05)
    raise SystemExit("it does not start")


def stop(server):
    """Ends it; answers the most memory it took, in MB."""
    server.terminate()
    _, _, usage = os.wait4(server.pid, 0)
    server.returncode = 0
    return usage.ru_maxrss / 1024


def imported(folder, path, count, name):
    started = time.perf_counter()
    args = [os.environ["AMANA_BIN"], "import", "persons", path, *place(folder), "--source", "bench", "--purpose", "measuring"]
    process = subprocess.Popen(args, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    told = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = status
    took = time.perf_counter() - started
    if status:
        raise SystemExit(told)
    used = usage.ru_utime + usage.ru_stime
    print(f"{name:<18} {count / took:8.0f} rows/s  {took:6.1f} s  {used / count * 1e6:5.0f} us of processor a row  {usage.ru_maxrss / 1024:5.0f} MB", flush=True)
    print("    " + re.sub(r"\s*\n\s*", "; ", told.strip())[-300:], flush=True)


def exported(port, token, count, form):
    conn = http.client.HTTPConnection("127.0.0.1", port)
    head = {"Authorization": "Bearer " + token, "Content-Type": "application/json"}
    started = time.perf_counter()
    conn.request("POST", "/v1/exports", json.dumps({"register": "persons", "form": form, "purpose": "measuring", "recipient": "nobody"}), head)
    answer = conn.getresponse()
    if answer.status != 200:
        raise SystemExit(f"{answer.status} {answer.read()[:500]}")
    rows = size = 0
    while part := answer.read(1 << 20):
        size += len(part)
        rows += part.count(b"\n")
    rows = rows if form != "xlsx" else count
    took = time.perf_counter() - started
    print(f"export {form:<11} {rows / took:8.0f} rows/s  {took:6.1f} s  {rows} rows, {size / 1e6:.0f} MB", flush=True)


def run(count):
    port = int(os.environ.get("PORT", "9379"))
    with tempfile.TemporaryDirectory() as folder:
        path = folder + "/register.csv"
        register(path, count)
        print(f"{count} rows, {os.path.getsize(path) / 1e6:.0f} MB", flush=True)
        # Founded first: that is not what is measured.
        stop(served(folder, port)[0])
        imported(folder, path, count, "import")
        imported(folder, path, count, "the same again")
        server, token = served(folder, port)
        for form in ("csv", "ndjson", "xlsx"):
            exported(port, token, count, form)
        print(f"the service took {stop(server):.0f} MB", flush=True)


if __name__ == "__main__":
    for number in [int(one) for one in sys.argv[1:]] or [100000, 1000000]:
        run(number)
