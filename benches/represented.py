"""What it costs to say how the party is represented: in a province, and in the whole country.

AMANA_BIN=target/release/amana python3 benches/represented.py [N]     default 10000 institutions, three mandates in each; on
SQLite, in a scratch folder
DATABASE_URL=postgres://... of an empty database of a server that keeps what it acknowledges (fsync on): on PostgreSQL

Records institutions in every commune, province and region until there are as many, and in each three who sit there, one of
whom presides over every fifth. Tells milliseconds and processor time of the sums of a province and of the country, of the
picture of a province, and of a page of the list. The figures to keep: the country below 300 ms, a province below 20 ms.
"""
import contextlib, json, os, sys, tempfile

from congress import made, timed
from people import people, started, stop

KINDS = {"commune": ["communal_council"], "province": ["provincial_council"], "prefecture": ["provincial_council"], "region": ["regional_council", "chamber_of_agriculture", "chamber_of_commerce", "chamber_of_crafts"]}


def places(api):
    for level, kinds in KINDS.items():
        cursor = ""
        while cursor is not None:
            page = json.loads(api("GET", f"/v1/territories?level={level}&limit=200" + (f"&cursor={cursor}" if cursor else "")))
            yield from ((kind, place["code"]) for place in page["data"] for kind in kinds)
            cursor = page["next"]


def fill(api, count):
    post = lambda path, body: {"method": "POST", "path": path, "body": body}
    where = list(places(api))
    councils = []
    for number in range(count):
        kind, code = where[number % len(where)]
        councils.append(post("/v1/institutions", {"kind": kind, "territory": code, "names": {"ar": f"مجلس {number}"}, "seats": 11 + number % 40}))
    councils = made(api, councils)
    who = made(api, [post("/v1/persons", {"name_ar": f"{given[0]} {family[0]}", "gender": "female" if at % 3 else "male"}) for at, (given, family, _) in enumerate(people(3 * count))])
    sits = lambda at: post("/v1/mandates", {"person_id": who[at], "institution_id": councils[at // 3], "starts_on": "2021-09-08", "functions": [{"function": "president" if at % 15 == 0 else "member"}]})
    made(api, [sits(at) for at in range(3 * count)])


def run(count):
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as left:
        server, api = started(folder, int(os.environ.get("PORT", "9389")))
        left.callback(stop, server)
        fill(api, count)
        for name, path, times in (
            ("the sums of a province", "/v1/reports/representation/summary?territory=03.531", 100),
            ("the picture of a province", "/v1/reports/representation/summary.svg?territory=03.531", 100),
            ("a page of a province", "/v1/reports/representation?territory=03.531&limit=200", 100),
            ("the sums of the country", "/v1/reports/representation/summary", 20),
            ("a page of the country", "/v1/reports/representation?limit=200", 50),
        ):
            timed(name, server.pid, lambda: api("GET", path), times)


if __name__ == "__main__":
    run(int((sys.argv[1:] or [10000])[0]))
