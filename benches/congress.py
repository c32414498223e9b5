"""What a congress costs: convening it, its attendance sheet, its quorum, and a roll call of everybody.

AMANA_BIN=target/release/amana python3 benches/congress.py [N]     default 1000 delegates; on SQLite, in a scratch folder
DATABASE_URL=postgres://... of an empty database of a server that keeps what it acknowledges (fsync on): on PostgreSQL;
POSTGRES_PID=... counts its processor time in

Forms a national congress, seats N delegates in it, and on one connection: freezes the list of those to be invited, records
all of them as present in one request, asks for the quorum, decides by a roll call in which each is named, and asks for the
composed minutes and the attendance sheet. Tells milliseconds, durable where something is written, and of what is printed how
many a page. The figures to keep, of 1000: the list below 200 ms, the attendance below 500 ms, a quorum below 5 ms, minutes
of twenty pages as PDF below 2 s.
"""
import contextlib, datetime, json, os, re, sys, tempfile, time

from people import people, spent, started, stop

SOURCE = {"kind": "bench"}


def made(api, operations):
    """Sends them 200 at a time; answers the ids of what was made."""
    ids = []
    for start in range(0, len(operations), 200):
        told = json.loads(api("POST", "/v1/batch", {"operations": operations[start:start + 200]}))
        ids.extend(one["body"]["id"] for one in told["results"])
    return ids


def congress(api, count):
    """A congress of so many; answers the delegates, and where its meeting is."""
    api("POST", "/v1/bodies", {"type": "national_congress", "territory": "MA", "starts_on": "2020-01-01", "slug": "congress"})
    position = json.loads(api("GET", "/v1/positions?body=congress&type=congress_delegate"))["data"][0]["id"]
    post = lambda path, body: {"method": "POST", "path": path, "body": body}
    names = [f"{given[0]} {family[0]}" for given, family, _ in people(count)]
    who = made(api, [post("/v1/persons", {"name_ar": name, "birth_date": "1980-01-01"}) for name in names])
    made(api, [post("/v1/memberships", {"person_id": one, "starts_on": "2015-01-01", "source": SOURCE}) for one in who])
    seat = lambda one: post(f"/v1/positions/{position}/appointments", {"person_id": one, "starts_on": "2021-01-01", "mode": "show_of_hands", "source": SOURCE})
    made(api, [seat(one) for one in who])
    day = datetime.date.today() - datetime.timedelta(days=30)
    meeting = json.loads(api("POST", "/v1/meetings", {"body": "congress", "kind": "ordinary", "held_on": str(day)}))["id"]
    return who, f"/v1/meetings/{meeting}", day - datetime.timedelta(days=40)


def timed(name, pid, call, times=1):
    took, before = [], spent(pid)
    for _ in range(times):
        began = time.perf_counter()
        call()
        took.append((time.perf_counter() - began) * 1000)
    used = (spent(pid) - before) / times * 1000
    took.sort()
    print(f"{name:<34} p50 {took[len(took) // 2]:8.2f} ms  p99 {took[int(len(took) * .99)]:8.2f} ms  {used:7.1f} ms of processor", flush=True)
    return took[len(took) // 2]


def run(count):
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as left:
        server, api = started(folder, int(os.environ.get("PORT", "9387")))
        left.callback(stop, server)
        who, meeting, sent_on = congress(api, count)
        timed("the list is frozen", server.pid, lambda: api("POST", f"{meeting}/convocations", {"sent_on": str(sent_on)}))
        timed("everybody is on the sheet", server.pid, lambda: api("POST", f"{meeting}/attendance-sheets", {"persons": who}))
        timed("the quorum is told", server.pid, lambda: api("GET", meeting), 200)
        votes = [{"person_id": one, "choice": "for"} for one in who]
        timed("all vote by name", server.pid, lambda: api("POST", f"{meeting}/decisions", {"title": "مقرر", "mode": "roll_call", "votes": votes}))
        for form in ("txt", "html"):
            timed(f"minutes as {form}", server.pid, lambda: api("GET", f"{meeting}/minutes.{form}"), 20)
        for paper in ("minutes", "attendance-sheet"):
            file = api("GET", f"{meeting}/{paper}.pdf")
            pages = int(re.search(rb"/Type/Pages/Kids\[[^]]*\]/Count (\d+)", file)[1])
            took = timed(f"{paper} as pdf", server.pid, lambda: api("GET", f"{meeting}/{paper}.pdf"), 20)
            print(f"    {pages} pages, {took / pages:.2f} ms and {len(file) / pages / 1024:.1f} kB a page", flush=True)


if __name__ == "__main__":
    run(int((sys.argv[1:] or [1000])[0]))
