"""How long a search for a person takes, and what the index of words costs a create.

AMANA_BIN=target/release/amana python3 benches/search.py [N ...]     default 100000 1000000; on SQLite, in a scratch folder
DATABASE_URL=postgres://... of an empty database: on PostgreSQL, one N at a time

Fills a registry with N people who do not exist (some thousands of family names, skewed as names are), by batches of 500,
then asks on one connection: by an Arabic fragment, a Latin variant, two words, a common word, a slip, a phone number, and
by the list's own `q`. Tells p50 and p99 in milliseconds and the processor time of the service a request in microseconds.
The figures to keep: p99 below 10 ms at a million; processor time from 100,000 to a million no more than twice.
"""
import http.client, json, os, random, subprocess, sys, tempfile, time, urllib.parse

GIVEN = """محمد|Mohamed أحمد|Ahmed علي|Ali حسن|Hassan الحسين|Lhoussaine عبد_الله|Abdellah مصطفى|Mustapha جمال|Jamal يوسف|Youssef
إبراهيم|Brahim عمر|Omar خالد|Khalid رشيد|Rachid سعيد|Said كريم|Karim عبد_العزيز|Abdelaziz إدريس|Driss حميد|Hamid نور_الدين|Noureddine
توفيق|Taoufik هشام|Hicham ياسين|Yassine أيوب|Ayoub حمزة|Hamza المهدي|Mehdi سمير|Samir فاطمة|Fatima خديجة|Khadija عائشة|Aicha زينب|Zineb
مريم|Meryem نادية|Nadia سعاد|Souad حنان|Hanane لطيفة|Latifa رشيدة|Rachida نعيمة|Naima أمينة|Amina سميرة|Samira حليمة|Halima سناء|Sanae
كريمة|Karima ليلى|Laila مليكة|Malika نزهة|Nezha بشرى|Bouchra جميلة|Jamila سلمى|Salma شيماء|Chaimae غزلان|Ghizlane نوال|Naoual""".split()
CONSONANTS = "ب|b ت|t ج|j ح|h خ|kh د|d ر|r ز|z س|s ش|ch ص|s ط|t غ|gh ف|f ق|k ك|k ل|l م|m ن|n".split()
SHAPES = [("ال{0}{1}ا{2}ي", "El {0}a{1}{1}a{2}i"), ("ال{0}ا{1}{2}ي", "{0}a{1}{2}i"), ("بن{0}ا{1}{2}", "Ben{0}a{1}e{2}"), ("بو{0}{1}{2}", "Bou{0}{1}a{2}"), ("ال{0}{1}و{2}ي", "{0}e{1}{1}ou{2}i")]


def families(rng):
    pairs = [one.split("|") for one in CONSONANTS]
    made = []
    while len(made) < 6000:
        roots = [rng.choice(pairs) for _ in range(3)]
        arabic, latin = rng.choice(SHAPES)
        made.append((arabic.format(*(r[0] for r in roots)), latin.format(*(r[1] for r in roots)).title()))
    return made


def people(count):
    rng = random.Random(20221208)
    given = [tuple(one.replace("_", " ").split("|")) for one in GIVEN]
    family = families(rng)
    for number in range(count):
        g = given[int(len(given) * rng.random() ** 1.5)]
        f = family[int(len(family) * rng.random() ** 2)]
        yield g, f, "+2126%08d" % ((number * 7753 + 1234567) % 100000000)


class Api:
    def __init__(self, port, token):
        self.conn = http.client.HTTPConnection("127.0.0.1", port)
        self.head = {"Authorization": "Bearer " + token, "Content-Type": "application/json"}

    def __call__(self, method, path, body=None):
        self.conn.request(method, path, None if body is None else json.dumps(body, ensure_ascii=False).encode(), self.head)
        answer = self.conn.getresponse()
        text = answer.read()
        if answer.status >= 300:
            raise SystemExit(f"{method} {path} {answer.status} {text.decode()[:300]}")
        return text


def spent(pid):
    """Processor time of the service so far, in seconds; on PostgreSQL its server's is not in it."""
    fields = open(f"/proc/{pid}/stat").read().rsplit(") ", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


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


def run(count):
    port = int(os.environ.get("PORT", "9377"))
    with tempfile.TemporaryDirectory() as folder:
        args = [os.environ["AMANA_BIN"], "serve", "--data", folder + "/d", "--listen", f"127.0.0.1:{port}", "--requests-per-minute", "10000000"]
        if "DATABASE_URL" in os.environ:
            args += ["--database-url", os.environ["DATABASE_URL"]]
        server = subprocess.Popen(args, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            token = folder + "/d/admin.token"
            while not (os.path.exists(token) and os.path.getsize(token)):
                time.sleep(.05)
            time.sleep(.5)
            api = Api(port, open(token).read().strip())
            everybody, batch, started, used = [], [], time.perf_counter(), spent(server.pid)
            for given, family, phone in people(count):
                if len(everybody) < 20000:
                    everybody.append((given, family, phone))
                batch.append({"method": "POST", "path": "/v1/persons", "body": {
                    "name_ar": f"{given[0]} {family[0]}", "name_latin": f"{given[1]} {family[1]}", "contacts": [{"kind": "phone", "value": phone}]}})
                if len(batch) == 500:
                    api("POST", "/v1/batch", {"operations": batch})
                    batch = []
            took = time.perf_counter() - started
            print(f"{count} persons, {count / took:.0f} a second by batches, {(spent(server.pid) - used) / count * 1e6:.0f} us of processor each", flush=True)
            new = [{"name_ar": f"{g[0]} {f[0]}", "name_latin": f"{g[1]} {f[1]}", "contacts": [{"kind": "phone", "value": p}]} for g, f, p in everybody[:300]]
            used, started = spent(server.pid), time.perf_counter()
            for one in new:
                api("POST", "/v1/persons", one)
            print(f"one by one       {(time.perf_counter() - started) / len(new) * 1000:.2f} ms each, durable, {(spent(server.pid) - used) / len(new) * 1e6:.0f} us of processor", flush=True)
            rng = random.Random(7)
            some = [rng.choice(everybody) for _ in range(400)]
            path = lambda q, at="/v1/persons/search": f"{at}?limit=20&q={urllib.parse.quote(q)}"
            swapped = lambda word: word[:2] + word[3] + word[2] + word[4:] if len(word) > 4 else word
            measure(api, server.pid, "Arabic fragment", [path(f[0][:5]) for _, f, _ in some])
            measure(api, server.pid, "Latin variant", [path(f[1].replace("El ", "").replace("aa", "a").replace("ou", "u")) for _, f, _ in some])
            measure(api, server.pid, "two words", [path(f"{g[0]} {f[0]}") for g, f, _ in some])
            measure(api, server.pid, "two, Latin", [path(f"{g[1]} {f[1].replace('El ', '')}") for g, f, _ in some])
            measure(api, server.pid, "two beginnings", [path(f"{g[0]} {f[0][:5]}") for g, f, _ in some])
            measure(api, server.pid, "common word", [path(rng.choice(GIVEN).split("|")[0].replace("_", " ")) for _ in some])
            measure(api, server.pid, "a slip", [path(f"{g[1]} {swapped(f[1].replace('El ', ''))}") for g, f, _ in some])
            measure(api, server.pid, "phone", [path("0" + p[4:]) for _, _, p in some])
            measure(api, server.pid, "the list's q", [path(f[0][2:6], "/v1/persons") for _, f, _ in some])
            if "DATABASE_URL" not in os.environ:
                print(f"the file has {sum(os.path.getsize(folder + '/d/' + one) for one in os.listdir(folder + '/d')) / 1e6:.0f} MB")
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    for number in [int(one) for one in sys.argv[1:]] or [100000, 1000000]:
        run(number)
