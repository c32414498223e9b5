"""How long it takes to look for duplicates among many, and what that costs whoever asks beside it.

AMANA_BIN=target/release/amana python3 benches/duplicates.py [N]     default 100000; on SQLite, in a scratch folder
DATABASE_URL=postgres://... of an empty database: on PostgreSQL

Fills a registry with N people who do not exist, one in fifty of them twice (in the other script, with the same phone or day
of birth), by batches of 500, and stops it. Started anew it looks for duplicates by itself: the script reads one person after
another (by id, by a search, from the list) all the while, and again once nobody waits. Tells the seconds of the scan, p50 and
p99 of the reads beside it and without it, how many changes a second it took meanwhile, and how many of the doubles were
found very likely. The figures to keep: 60 s for 100,000 persons; p99 beside it no more than twice p99 without.
"""
import contextlib, http.client, json, os, random, sqlite3, subprocess, sys, tempfile, threading, time, urllib.parse

from search import Api, people


def born(rng):
    return f"{rng.randint(1945, 2004)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"


def started(folder, port):
    args = [os.environ["AMANA_BIN"], "serve", "--data", folder + "/d", "--listen", f"127.0.0.1:{port}", "--requests-per-minute", "10000000"]
    if "DATABASE_URL" in os.environ:
        args += ["--database-url", os.environ["DATABASE_URL"]]
    server = subprocess.Popen(args, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    token = folder + "/d/admin.token"
    while not (os.path.exists(token) and os.path.getsize(token)):
        time.sleep(.05)
    for _ in range(600):
        try:
            api = Api(port, open(token).read().strip())
            api("GET", "/readyz")
            return server, api
        except (OSError, http.client.HTTPException):
            time.sleep(.05)
    raise SystemExit("it does not start")


def sql(folder, statement):
    """Does it in the database itself; answers the first column of the first row."""
    if "DATABASE_URL" in os.environ:
        told = subprocess.run(["psql", os.environ["DATABASE_URL"], "-Atqc", statement], capture_output=True, text=True, check=True).stdout
        return int(told.split()[0]) if told.split() else None
    with contextlib.closing(sqlite3.connect(folder + "/d/amana.db", timeout=30)) as file:
        row = file.execute(statement).fetchone()
        file.commit()
        return row[0] if row else None


def waiting(folder):
    """Whether somebody still waits to be looked for."""
    return sql(folder, "SELECT count(*) FROM (SELECT 1 FROM unscanned_persons LIMIT 1) AS one")


def fill(api, count):
    rng, batch, ids, doubles = random.Random(26), [], [], 0
    def send():
        told = json.loads(api("POST", "/v1/batch", {"operations": batch}))
        ids.extend(one["body"]["id"] for one in told["results"])
        batch.clear()
    for number, (given, family, phone) in enumerate(people(count)):
        day = born(rng)
        one = {"name_ar": f"{given[0]} {family[0]}", "name_latin": f"{given[1]} {family[1]}", "birth_date": day, "contacts": [{"kind": "phone", "value": phone}]}
        again = []
        if number % 50 == 0:
            doubles += 1
            again = [{"name_latin": one["name_latin"], "contacts": one["contacts"]} if number % 100 else {"name_ar": one["name_ar"], "birth_date": day}]
        for new in [one] + again:
            batch.append({"method": "POST", "path": "/v1/persons", "body": new})
            if len(batch) == 500:
                send()
    if batch:
        send()
    return ids, doubles


def reads(api, ids, names, until):
    """The times of reads, in milliseconds, until that is so."""
    rng, times = random.Random(7), []
    while not until(len(times)):
        kind, started_at = len(times) % 3, time.perf_counter()
        if kind == 0:
            api("GET", "/v1/persons/" + rng.choice(ids))
        elif kind == 1:
            api("GET", "/v1/persons/search?limit=20&q=" + urllib.parse.quote(rng.choice(names)))
        else:
            api("GET", "/v1/persons?sort=id&limit=20&after=" + rng.choice(ids))
        times.append((time.perf_counter() - started_at) * 1000)
        time.sleep(.002)
    return times


def told(name, times):
    times = sorted(times)
    at = lambda share: times[min(len(times) - 1, int(len(times) * share))]
    print(f"{name:<24} {len(times)} reads  p50 {at(.5):6.2f} ms  p99 {at(.99):6.2f} ms", flush=True)
    return at(.99)


def run(count):
    port = int(os.environ.get("PORT", "9378"))
    with tempfile.TemporaryDirectory() as folder:
        os.environ["AMANA_LOG"] = "error"
        server, api = started(folder, port)
        try:
            began = time.perf_counter()
            ids, doubles = fill(api, count)
            print(f"{len(ids)} persons, {doubles} of them twice, registered in {time.perf_counter() - began:.0f} s, scanned meanwhile or not", flush=True)
        finally:
            server.terminate()
            server.wait()
        # Everybody waits again, as after an upgrade.
        for table in ("duplicate_pairs", "duplicate_keys", "unscanned_persons"):
            sql(folder, f"DELETE FROM {table}")
        sql(folder, "INSERT INTO unscanned_persons (person_id, step) SELECT id, 0 FROM persons")
        server, api = started(folder, port)
        try:
            names = [f[1].replace("El ", "") for _, f, _ in people(2000)]
            done, took, began = threading.Event(), [0.0], time.perf_counter()
            def watch():
                while waiting(folder):
                    time.sleep(.5)
                took[0] = time.perf_counter() - began
                done.set()
            watcher = threading.Thread(target=watch)
            watcher.start()
            beside = told("beside the scan", reads(api, ids, names, lambda _: done.is_set()))
            watcher.join()
            alone = told("without it", reads(api, ids, names, lambda made: made >= 6000))
            very = json.loads(api("GET", "/v1/duplicates?band=very_likely&total=true&limit=1"))["total"]
            every = json.loads(api("GET", "/v1/duplicates?total=true&limit=1"))["total"]
            print(f"scan of {len(ids)}: {took[0]:.1f} s; p99 beside it {beside / alone:.2f} times p99 without", flush=True)
            print(f"{very} pairs very likely ({doubles} doubles were made), {every} pairs in all", flush=True)
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    run(int(sys.argv[1]) if len(sys.argv) > 1 else 100000)
