"""How long a search for a person takes, and what the pages of long lists cost.

AMANA_BIN=target/release/amana python3 benches/search.py [N ...]     default 100000 1000000; on SQLite, in a scratch folder
DATABASE_URL=postgres://... of an empty database: on PostgreSQL, one N at a time; POSTGRES_PID=... counts its processor time in
KEPT=folder keeps the registry of each N there for the next time

Fills a registry with N people who do not exist (some thousands of family names, skewed as names are) by `amana import persons`,
then asks on one connection: by an Arabic fragment, a Latin variant, two words, a common word, a slip, a phone number, and
by the list's own `q`; and for the first and the last pages of lists by name and by id. Tells p50 and p99 in milliseconds
and the processor time of the service a request in microseconds. The figures to keep: p99 below 10 ms at a million;
processor time from 100,000 to a million no more than twice; the last page costs what the first costs.
"""
import contextlib, json, os, random, sys, tempfile, time, urllib.parse

from people import GIVEN, filled, people, spent, started, stop


def measure(api, pid, name, paths):
    times, before = [], spent(pid)
    for path in paths:
        started = time.perf_counter()
        api("GET", path)
        times.append(time.perf_counter() - started)
    used = (spent(pid) - before) / len(paths) * 1e6
    times.sort()
    at = lambda share: times[min(len(times) - 1, int(len(times) * share))] * 1000
    print(f"{name:<16} p50 {at(.5):7.2f} ms  p99 {at(.99):7.2f} ms  {used:7.0f} us of processor a request", flush=True)


def at_the_end(api, path):
    """The same list near its end: its last whole page of 200, of which a shorter one begins."""
    before = last = None
    while True:
        told = json.loads(api("GET", f"{path}&limit=200" + (f"&cursor={last}" if last else "")))
        if not told["next"]:
            return before and f"{path}&limit=50&cursor={before}"
        before, last = last, told["next"]


def run(count):
    port = int(os.environ.get("PORT", "9377"))
    kept = os.environ.get("KEPT")
    with contextlib.nullcontext(f"{kept}/{count}") if kept else tempfile.TemporaryDirectory() as folder:
        filled(folder, port, count, members=True)
        server, api = started(folder, port)
        try:
            everybody = [one for one, _ in zip(people(count), range(20000))]
            new = [{"name_ar": f"{g[0]} {f[0]}", "name_latin": f"{g[1]} {f[1]}", "contacts": [{"kind": "phone", "value": p}]} for g, f, p in everybody[:300]]
            used, began = spent(server.pid), time.perf_counter()
            for one in new:
                api("POST", "/v1/persons", one)
            print(f"one by one       {(time.perf_counter() - began) / len(new) * 1000:.2f} ms each, durable, {(spent(server.pid) - used) / len(new) * 1e6:.0f} us of processor", flush=True)
            asked(api, server.pid, everybody)
            lists(api, server.pid)
            if "DATABASE_URL" not in os.environ:
                print(f"the file has {sum(os.path.getsize(folder + '/d/' + one) for one in os.listdir(folder + '/d')) / 1e6:.0f} MB")
        finally:
            print(f"the service took {stop(server):.0f} MB", flush=True)


def asked(api, pid, everybody):
    rng = random.Random(7)
    some = [rng.choice(everybody) for _ in range(400)]
    path = lambda q, at="/v1/persons/search": f"{at}?limit=20&q={urllib.parse.quote(q)}"
    swapped = lambda word: word[:2] + word[3] + word[2] + word[4:] if len(word) > 4 else word
    measure(api, pid, "Arabic fragment", [path(f[0][:5]) for _, f, _ in some])
    measure(api, pid, "Latin variant", [path(f[1].replace("El ", "").replace("aa", "a").replace("ou", "u")) for _, f, _ in some])
    measure(api, pid, "two words", [path(f"{g[0]} {f[0]}") for g, f, _ in some])
    measure(api, pid, "two, Latin", [path(f"{g[1]} {f[1].replace('El ', '')}") for g, f, _ in some])
    measure(api, pid, "two beginnings", [path(f"{g[0]} {f[0][:5]}") for g, f, _ in some])
    measure(api, pid, "common word", [path(rng.choice(GIVEN).split("|")[0].replace("_", " ")) for _ in some])
    measure(api, pid, "a slip", [path(f"{g[1]} {swapped(f[1].replace('El ', ''))}") for g, f, _ in some])
    measure(api, pid, "phone", [path("0" + p[4:]) for _, _, p in some])
    measure(api, pid, "the list's q", [path(f[0][2:6], "/v1/persons") for _, f, _ in some])


def lists(api, pid):
    """The first page of a list, and one at its end, which goes on from a cursor."""
    for name, path in (("persons by name", "/v1/persons?sort=name"), ("persons by id", "/v1/persons?sort=id"), ("memberships", "/v1/memberships?as_of=2026-01-01")):
        measure(api, pid, name, [f"{path}&limit=50"] * 200)
        last = at_the_end(api, path)
        if last:
            measure(api, pid, "  at the end", [last] * 200)


if __name__ == "__main__":
    for number in [int(one) for one in sys.argv[1:]] or [100000, 1000000]:
        run(number)
