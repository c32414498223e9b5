"""People who do not exist, a register of them, and a service over it: what the benches of the registers share."""
import csv, http.client, json, os, random, re, subprocess, tempfile, time

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


HOMES = [f"03.531.01.{n:02d}" for n in (1, 3, 5)]


def born(rng):
    return f"{rng.randint(1945, 2004)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"


def register(path, count, members=False):
    """Writes a register of them as CSV, of members with a number and a day if asked."""
    rng = random.Random(11)
    with open(path, "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["المرجع", "الاسم الكامل", "الاسم بالفرنسية", "تاريخ الازدياد", "الهاتف", "مكان السكنى"] + ["رقم الانخراط", "تاريخ الانخراط"] * members)
        for number, (given, family, phone) in enumerate(people(count)):
            row = [number, f"{given[0]} {family[0]}", f"{given[1]} {family[1]}", born(rng), phone, rng.choice(HOMES)]
            row += [f"B-{number:07d}", f"{rng.randint(2005, 2024)}-{rng.randint(1, 12):02d}-01"] * members
            rows.writerow(row)


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
    """Processor time of the service so far, in seconds; of a PostgreSQL server too, where POSTGRES_PID names its first process."""
    ticks = sum(of(pid)[:2])
    if "POSTGRES_PID" in os.environ:
        first = os.environ["POSTGRES_PID"]
        sessions = subprocess.run(["pgrep", "-P", first], capture_output=True, text=True).stdout.split()
        ticks += sum(of(first)) + sum(sum(of(session)[:2]) for session in sessions)
    return ticks / os.sysconf("SC_CLK_TCK")


def of(pid):
    """What a process has used, by itself and in the system, then the same of those that ended under it."""
    try:
        fields = open(f"/proc/{pid}/stat").read().rsplit(") ", 1)[1].split()
        return [int(field) for field in fields[11:15]]
    except OSError:
        return [0, 0, 0, 0]


def place(folder):
    args = ["--data", folder + "/d"]
    if "DATABASE_URL" in os.environ:
        args += ["--database-url", os.environ["DATABASE_URL"]]
    return args


def started(folder, port):
    """A service that answers, and one who asks it anything. One that does not start is told why: a database that is not empty
    has its key elsewhere, and a PostgreSQL that may lose what it acknowledges is not taken."""
    args = [os.environ["AMANA_BIN"], "serve", *place(folder), "--listen", f"127.0.0.1:{port}", "--requests-per-minute", "10000000", "--log", "error"]
    errors = tempfile.TemporaryFile("w+")
    server = subprocess.Popen(args, stdout=subprocess.DEVNULL, stderr=errors)
    for _ in range(2400):
        if server.poll() is not None:
            errors.seek(0)
            raise SystemExit(f"it does not start: {errors.read().strip()}")
        try:
            api = Api(port, open(folder + "/d/admin.token").read().strip())
            api("GET", "/readyz")
            return server, api
        except (OSError, http.client.HTTPException):
            time.sleep(.05)
    server.terminate()
    raise SystemExit("it does not answer")


def stop(server):
    """Ends it; answers the most memory it took, in MB."""
    server.terminate()
    _, _, usage = os.wait4(server.pid, 0)
    server.returncode = 0
    return usage.ru_maxrss / 1024


def imported(folder, path, count, name):
    """Takes a register in; answers how long that took."""
    began = time.perf_counter()
    args = [os.environ["AMANA_BIN"], "import", "persons", path, *place(folder), "--source", "bench", "--purpose", "measuring"]
    process = subprocess.Popen(args, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    told = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = status
    took = time.perf_counter() - began
    if status:
        raise SystemExit(told)
    used = usage.ru_utime + usage.ru_stime
    print(f"{name:<18} {count / took:8.0f} rows/s  {took:6.1f} s  {used / count * 1e6:5.0f} us of processor a row  {usage.ru_maxrss / 1024:5.0f} MB", flush=True)
    print("    " + re.sub(r"\s*\n\s*", "; ", told.strip())[-300:], flush=True)
    return took


def filled(folder, port, count, **more):
    """A registry with so many of them in it, unless it is there already."""
    if not os.path.exists(folder + "/d"):
        os.makedirs(folder, exist_ok=True)
        # Founded first: that is not what is measured.
        stop(started(folder, port)[0])
        register(folder + "/register.csv", count, **more)
        imported(folder, folder + "/register.csv", count, "import")
