"""How long it takes to look for duplicates among many, and what that costs whoever asks beside it.

AMANA_BIN=target/release/amana python3 benches/duplicates.py [N]     default 100000; on SQLite, in a scratch folder
DATABASE_URL=postgres://... of an empty database: on PostgreSQL

Fills a registry with N people who do not exist by `amana import persons`, registers one in fifty of them again (in the
other script, with the same phone or day of birth), and stops it. Started anew it looks for duplicates by itself: the script
reads one person after another (by id, by a search, from the list) all the while, and again once nobody waits. Tells the
seconds of the scan, p50 and p99 of the reads beside it and without it, and how many of the doubles were found very likely.
The figures to keep: 60 s for 100,000 persons; p99 beside it no more than twice p99 without.
"""
import contextlib, csv, json, os, random, sqlite3, subprocess, sys, tempfile, threading, time, urllib.parse

from people import filled, people, spent, started, stop


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


def doubled(api, path):
    """Registers one in fifty of a register again; answers how many, and the ids of everybody."""
    batch, doubles = [], 0
    with open(path, encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        for number, (_, name_ar, name_latin, day, phone, *_) in enumerate(rows):
            if number % 50 == 0:
                contacts = [{"kind": "phone", "value": phone}]
                again = {"name_latin": name_latin, "contacts": contacts} if number % 100 else {"name_ar": name_ar, "birth_date": day}
                batch.append({"method": "POST", "path": "/v1/persons", "body": again})
    for start in range(0, len(batch), 500):
        api("POST", "/v1/batch", {"operations": batch[start:start + 500]})
    ids, cursor = [], ""
    while cursor is not None:
        page = json.loads(api("GET", "/v1/persons?sort=id&limit=200&fields=id" + (f"&cursor={cursor}" if cursor else "")))
        ids.extend(one["id"] for one in page["data"])
        cursor = page["next"]
    return len(batch), ids


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
        filled(folder, port, count)
        server, api = started(folder, port)
        doubles, ids = doubled(api, folder + "/register.csv")
        print(f"{len(ids)} persons, {doubles} of them twice", flush=True)
        # What the import left to the journal is sealed first: that is not what is measured.
        while sql(folder, "SELECT count(*) FROM (SELECT 1 FROM journal_queue LIMIT 1) AS one"):
            time.sleep(.5)
        stop(server)
        # Everybody waits again, as after an upgrade.
        for table in ("duplicate_pairs", "duplicate_keys", "unscanned_persons"):
            sql(folder, f"DELETE FROM {table}")
        sql(folder, "INSERT INTO unscanned_persons (person_id, step) SELECT id, 0 FROM persons")
        server, api = started(folder, port)
        try:
            names = [f[1].replace("El ", "") for _, f, _ in people(2000)]
            done, took, began, used = threading.Event(), [0.0], time.perf_counter(), spent(server.pid)
            def watch():
                while waiting(folder):
                    time.sleep(.5)
                took[0] = time.perf_counter() - began
                done.set()
            watcher = threading.Thread(target=watch)
            watcher.start()
            beside = told("beside the scan", reads(api, ids, names, lambda _: done.is_set()))
            watcher.join()
            used = spent(server.pid) - used
            alone = told("without it", reads(api, ids, names, lambda made: made >= 6000))
            very = json.loads(api("GET", "/v1/duplicates?band=very_likely&total=true&limit=1"))["total"]
            every = json.loads(api("GET", "/v1/duplicates?total=true&limit=1"))["total"]
            print(f"scan of {len(ids)}: {took[0]:.1f} s, {used:.1f} s of processor with the reads; p99 beside it {beside / alone:.2f} times p99 without", flush=True)
            print(f"{very} pairs very likely ({doubles} doubles were made), {every} pairs in all", flush=True)
        finally:
            stop(server)


if __name__ == "__main__":
    run(int(sys.argv[1]) if len(sys.argv) > 1 else 100000)
