"""Puts a whole party into a running service, through its API: fill.py PORT TOKEN REGIONS LOCALS [PERSONS]

REGIONS: how many regions get a secretariat with all their provinces, that of Taounate first (12: all).
LOCALS: how many local secretariats each province gets at the most; Taounate (03.531) gets all its 49.
PERSONS: how many persons there are in the end.
"""
import http.client, json, random, sys, threading, time

port, token, regions, locals_ = int(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
persons = int(sys.argv[5]) if len(sys.argv) > 5 else 0
head = {"Authorization": "Bearer " + token, "Content-Type": "application/json"}
here = threading.local()
draw = random.Random(7)
FIRST = [("محمد", "Mohamed", "male"), ("فاطمة", "Fatima", "female"), ("يوسف", "Youssef", "male"), ("خديجة", "Khadija", "female"),
         ("عبد الرحيم", "Abderrahim", "male"), ("مريم", "Meryem", "female"), ("إبراهيم", "Ibrahim", "male"), ("سعاد", "Souad", "female"),
         ("مولاي الحسن", "Moulay El Hassan", "male"), ("زينب", "Zineb", "female")]
LAST = [("العلوي", "Alaoui"), ("بنعيسى", "Benaissa"), ("الصنهاجي", "Sanhaji"), ("التازي", "Tazi"), ("أيت باها", "Ait Baha"), ("البقالي", "Bakkali"),
        ("الورياغلي", "Ouriaghli"), ("المرنيسي", "Mernissi"), ("زروالي", "Zerouali"), ("بوعزة", "Bouazza"), ("الغماري", "Ghomari"), ("الدكالي", "Doukkali")]
SOURCE = {"kind": "register of the bench"}


def ask(method, path, body=None, ok=(200, 201)):
    # A connection nobody used for a while has been closed by the service.
    if time.monotonic() - getattr(here, "used", 0) > 2:
        here.conn = http.client.HTTPConnection("127.0.0.1", port)
    here.conn.request(method, path, json.dumps(body).encode() if body is not None else None, head)
    answer = here.conn.getresponse()
    here.used = time.monotonic()
    text = answer.read()
    if answer.status not in ok:
        raise SystemExit(f"{method} {path} {answer.status} {text.decode()[:500]} {body}")
    return json.loads(text)


def listed(path):
    cursor, rows = "", []
    while cursor is not None:
        page = ask("GET", path + f"&limit=200{cursor}")
        rows += page["data"]
        cursor = f"&cursor={page['next']}" if page["next"] else None
    return rows


def at_once(jobs, work, threads=12):
    jobs, lock, faults = iter(jobs), threading.Lock(), []

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


def person():
    (first, latin, gender), (last, last_latin) = draw.choice(FIRST), draw.choice(LAST)
    return ask("POST", "/v1/persons", {"name_ar": f"{first} {last}", "name_latin": f"{latin} {last_latin}", "gender": gender})["id"]


def hold(position, ends=None, capacity="titular", starts="2021-03-14"):
    new = {"person_id": person(), "starts_on": starts, "capacity": capacity, "source": SOURCE}
    made = ask("POST", f"/v1/positions/{position}/appointments", new)["id"]
    if ends:
        ask("POST", f"/v1/appointments/{made}/resignations", {"ends_on": ends, "source": SOURCE})


def man(body, deputies, members):
    """Gives a secretariat its people: most held, some vacant, some unknown, one in ten acting."""
    for ordinal in range(1, deputies + 1):
        kind = body["type"].split("_")[0] + "_deputy"
        ask("POST", f"/v1/bodies/{body['id']}/positions", {"type": kind, "ordinal": ordinal})
    for one in listed(f"/v1/positions?body={body['id']}"):
        many = one["seats"] is None
        for _ in range(members if many else 1):
            chance = draw.random()
            if chance < 0.1:
                hold(one["id"], ends="2024-05-31")
            elif chance < 0.75:
                hold(one["id"], capacity="acting" if chance > 0.7 else "titular", starts="2021" if chance > 0.65 else "2021-03-14")


def form(kind, territory, parent, names=None):
    new = {"type": kind, "territory": territory, "starts_on": "2021-01-01", "parent": parent}
    return ask("POST", "/v1/bodies", {**new, **({"names": names} if names else {})})


def province(code, parent):
    body = form("provincial_secretariat", code, parent)
    man(body, 5, 9)
    for bureau in listed(f"/v1/bodies?parent={body['id']}"):
        man(bureau, 0, 5)
    for ar, fr in [("قطب النساء", "Pôle des femmes"), ("قطب الشباب", "Pôle de la jeunesse")]:
        man(form("pole", code, body["id"], {"ar": ar, "fr": fr}), 0, 0)
    for kind in ["membership_committee", "ethics_committee"]:
        man(form(kind, code, body["id"]), 0, 3)
    communes = listed(f"/v1/territories?under={code}&level=commune")[:None if code == "03.531" else locals_]
    for commune in communes:
        man(form("local_secretariat", commune["code"], body["id"]), 5, 6)
    return body


everywhere = listed("/v1/territories?level=region")
everywhere.sort(key=lambda one: one["code"] != "03")
national = form("national_secretariat", listed("/v1/territories?level=country")[0]["code"], None)
man(national, 6, 20)
jobs = []
for region in everywhere[:regions]:
    body = form("regional_secretariat", region["code"], national["id"])
    man(body, 4, 8)
    jobs += [(one["code"], body["id"]) for level in ("province", "prefecture") for one in listed(f"/v1/territories?under={region['code']}&level={level}")]
jobs.sort(key=lambda job: job[0] != "03.531")
at_once(jobs, lambda job: province(*job))
there = ask("GET", "/v1/persons?total=true&limit=1")["total"]
at_once(range(there, persons), lambda _: person(), 24)
print(*[f"{kind} {ask('GET', f'/v1/{kind}?total=true&limit=1')['total']}" for kind in ("bodies", "positions", "appointments", "persons")])
