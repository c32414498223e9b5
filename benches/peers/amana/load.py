"""Puts the bench's data set into a running service, through its API.

load.py pack DATA PACK DEFAULT_STATUTES   a country of the set's communes, and statutes with its fourteen positions
load.py fill DATA RUN                     persons, memberships, bodies, appointments; writes RUN/idmap.json
"""
import csv, http.client, json, os, sys, threading

PROVINCE = "P"
# The titles of the set's first body, in its order, as position types of the statutes.
TYPES = ["provincial_secretary"] + ["provincial_deputy"] * 5 + [
    "bureau_rapporteur", "bureau_deputy_rapporteur", "bureau_treasurer", "bureau_deputy_treasurer",
    "press_officer", "organization_officer", "women_president", "secretariat_member"]


def rows(data, name):
    with open(os.path.join(data, name + ".csv"), encoding="utf-8") as file:
        return list(csv.DictReader(file))


def pack(data, out, default):
    os.makedirs(out, exist_ok=True)
    levels = [("country", 0, "بلد", "pays", "country"), ("province", 1, "إقليم", "province", "province"), ("commune", 2, "جماعة", "commune", "commune")]
    with open(out + "/levels.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([("code", "rank", "name_ar", "name_fr", "name_en"), *levels])
    head = "code,level,parent,iso_code,kind,slug,name_ar,name_fr,name_en,aliases,population,valid_from,valid_to".split(",")
    with open(out + "/territories.csv", "w", encoding="utf-8", newline="") as file:
        w = csv.writer(file, lineterminator="\n")
        w.writerow(head)
        w.writerow(["C", "country", "", "", "", "country", "بلد", "Country", "", "", "", "", ""])
        w.writerow([PROVINCE, "province", "C", "", "", "province", "إقليم", "Province", "", "", "", "", ""])
        for c in rows(data, "communes"):
            w.writerow([c["id"], "commune", PROVINCE, "", "", "commune-" + c["id"], c["name_ar"], c["name_lat"], "", "", "", "", ""])
    statutes = json.load(open(default, encoding="utf-8"))
    kinds = {kind["code"]: kind for kind in statutes["position_types"]}
    for rank, code in enumerate(["press_officer", "organization_officer", "women_president"]):
        kind = json.loads(json.dumps(kinds["bureau_treasurer"]))
        kind.update(code=code, body_types=[], rank=700 + rank, incompatible_with=[])
        kinds[code] = kind
        statutes["position_types"].append(kind)
    for rank, code in enumerate(dict.fromkeys(TYPES)):
        kinds[code]["rank"] = 2000 + rank
        if "provincial_secretariat" not in kinds[code]["body_types"]:
            kinds[code]["body_types"].append("provincial_secretariat")
    json.dump(statutes, open(out + "/statutes.json", "w", encoding="utf-8"), ensure_ascii=False)


class Api:
    def __init__(self, port, token):
        self.port, self.head = port, {"Authorization": "Bearer " + token, "Content-Type": "application/json"}
        self.here = threading.local()

    def __call__(self, method, path, body=None):
        if not hasattr(self.here, "conn"):
            self.here.conn = http.client.HTTPConnection("127.0.0.1", self.port)
        self.here.conn.request(method, path, json.dumps(body, ensure_ascii=False).encode() if body is not None else None, self.head)
        answer = self.here.conn.getresponse()
        text = answer.read()
        if answer.status >= 300:
            raise SystemExit(f"{method} {path} {answer.status} {text.decode()[:500]} {body}")
        return json.loads(text)


def person(row):
    return {"name_ar": row["name_ar"], "name_latin": row["name_lat"], "gender": {"m": "male", "f": "female"}[row["gender"]],
            "birth_date": row["birth_date"], "residence": str(row["commune_id"]),
            "contacts": [{"kind": "phone", "value": row["phone"], "visibility": "private"}]}


def at_once(jobs, work, threads=12):
    jobs = iter(jobs)
    lock = threading.Lock()
    faults = []

    def run():
        try:
            while not faults:
                with lock:
                    job = next(jobs, None)
                if job is None:
                    return
                work(job)
        except BaseException as fault:  # the first fault ends the load
            faults.append(fault)

    pool = [threading.Thread(target=run) for _ in range(threads)]
    [t.start() for t in pool]
    [t.join() for t in pool]
    if faults:
        raise faults[0]


def fill(data, run):
    api = Api(int(os.environ["PORT"]), open(run + "/token").read().strip())
    ids = {}
    people = [json.loads(line) for line in open(data + "/persons.ndjson", encoding="utf-8")]
    # In the order of the set, so that the service's ids follow the set's: one connection.
    window = 64
    for start in range(0, len(people), window):
        # A window at once keeps the commits grouped; ids within it are put right by the lists' order below.
        chunk = people[start:start + window]
        at_once(chunk, lambda row: ids.__setitem__(str(row["id"]), api("POST", "/v1/persons", person(row))["id"]))
    members = rows(data, "memberships")
    root = api("POST", "/v1/bodies", {"type": "provincial_secretariat", "territory": PROVINCE, "starts_on": "2020-01-01"})
    bodies = {"1": root["id"]}
    for b in rows(data, "bodies"):
        if b["kind"] == "commission":
            bodies[b["id"]] = api("POST", "/v1/bodies", {"type": "thematic_committee", "parent": root["id"], "starts_on": "2020-01-01", "names": {"ar": b["name_ar"], "fr": b["name_lat"]}})["id"]
        elif b["kind"] == "local":
            bodies[b["id"]] = api("POST", "/v1/bodies", {"type": "local_secretariat", "territory": b["commune_id"], "starts_on": "2020-01-01"})["id"]
    standing = {"active": None, "lapsed": "lapsed"}

    def member(m):
        made = api("POST", "/v1/memberships", {"person_id": ids[m["person_id"]], "starts_on": m["since"], "unit": bodies[m["body_id"]]})
        if standing[m["status"]]:
            api("POST", f"/v1/memberships/{made['id']}/end", {"ends_on": "2025-12-31", "standing": "lapsed"})

    at_once(members, member)
    first = [p for p in rows(data, "positions") if p["body_id"] == "1"]
    offices = {}
    for kind, p in zip(TYPES, first):
        ordinal = TYPES[:first.index(p) + 1].count(kind) if kind == "provincial_deputy" else None
        if ordinal:
            offices[p["id"]] = api("POST", f"/v1/bodies/{root['id']}/positions", {"type": kind, "ordinal": ordinal})["id"]
        else:
            found = api("GET", f"/v1/positions?body={root['id']}&type={kind}")["data"]
            offices[p["id"]] = found[0]["id"]
    held = set()
    for m in rows(data, "mandates"):
        if m["position_id"] in offices and (m["position_id"], m["person_id"]) not in held:
            held.add((m["position_id"], m["person_id"]))
            api("POST", f"/v1/positions/{offices[m['position_id']]}/appointments", {"person_id": ids[m["person_id"]], "starts_on": m["since"], "source": {"kind": "bench"}})
    keys = json.load(open(data + "/keys.json"))
    wanted = {str(i) for i in keys["ids"]} | {str(p[2]) for p in keys["pages"] + keys["deep"]}
    idmap = {i: ids[i] for i in wanted if i in ids}
    idmap["body1"] = root["id"]
    json.dump(idmap, open(run + "/idmap.json", "w"))
    # The rows the bench will post, with what this service calls the same things; other peers pass over it.
    path = data + "/new_persons.ndjson"
    new = [json.loads(line) for line in open(path, encoding="utf-8")]
    for row in new:
        told = person(row)
        row.update(amana_gender=told["gender"], amana_contacts=told["contacts"], amana_residence=told["residence"])
    with open(path + ".new", "w", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in new)
    os.replace(path + ".new", path)
    print("persons", len(ids), "memberships", len(members), "appointments", len(held))


{"pack": pack, "fill": fill}[sys.argv[1]](*sys.argv[2:])
