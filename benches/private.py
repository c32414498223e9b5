"""What sealing costs a look at a person: somebody whose birth and contacts are in an envelope beside somebody who has none.

AMANA_BIN=target/release/amana python3 benches/private.py [N]     default 20000 looks a kind; on SQLite, in a scratch folder
DATABASE_URL=postgres://... of an empty database of a server that keeps what it acknowledges (fsync on): on PostgreSQL

Registers a hundred persons of each kind with answers of the same length, and looks at them in turns on one connection, a
hundred of one kind and a hundred of the other, so that both meet the same machine. Tells processor time a look of the service,
and the ratio of the two; then the same of pages of a hundred. The figure to keep: 1.10 at most.
"""
import contextlib, json, os, sys, tempfile, time

from people import spent, started, stop

HERE = "03.531.01.05"


def somebody(kind, number):
    contacts = [{"kind": "phone", "value": "+2126%08d" % (number * 37 + 11), "visibility": kind}, {"kind": "email", "value": f"somebody{number:04d}@example.org", "visibility": kind}]
    person = {"name_ar": "سلمى البقالي", "name_latin": f"Salma Bakkali {number:04d}", "gender": "female", "residence": HERE if kind == "private" else "03.531.01.01", "contacts": contacts, "sources": [{"kind": "register"}]}
    # As long as a day of birth.
    return person | ({"birth_date": "1983-07-19"} if kind == "private" else {"honorific": "Mme."})


def turns(pid, looks, of_each):
    """Processor time a look, of each kind, measured in turns."""
    took = dict.fromkeys(of_each, 0.0)
    done = 0
    while done < looks:
        for kind, look in of_each.items():
            before = spent(pid)
            # A clock of the system ticks a hundred times a second: long enough a turn that it tells.
            for _ in range(TURN):
                look()
            took[kind] += spent(pid) - before
        done += TURN
    return {kind: used / done for kind, used in took.items()}


TURN = 2000


def run(looks):
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as left:
        server, api = started(folder, int(os.environ.get("PORT", "9388")))
        left.callback(stop, server)
        ids = {kind: [json.loads(api("POST", "/v1/persons", somebody(kind, number)))["id"] for number in range(100)] for kind in ("public", "private")}
        at = {kind: 0 for kind in ids}

        def look(kind):
            at[kind] = (at[kind] + 1) % 100
            return api("GET", f"/v1/persons/{ids[kind][at[kind]]}")

        def page(kind):
            home = somebody(kind, 0)["residence"]
            return api("GET", f"/v1/persons?residence={home}&limit=100")

        print(f"bytes of an answer: {len(look('public'))} public, {len(look('private'))} private", flush=True)
        for name, call, times in (("a person", look, looks), ("a page of a hundred", page, max(TURN, looks // 10))):
            used = turns(server.pid, times, {kind: (lambda kind=kind: call(kind)) for kind in ids})
            told = ", ".join(f"{kind} {one * 1e6:7.1f} us" for kind, one in used.items())
            print(f"{name:<20} {told}: {used['private'] / used['public']:.3f}", flush=True)


if __name__ == "__main__":
    run(int((sys.argv[1:] or [20000])[0]))
