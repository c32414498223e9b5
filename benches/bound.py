"""How fast an import could be at most: what its rows cost SQLite alone, once all is known that is to be written.

AMANA_BIN=target/release/amana python3 benches/bound.py [N]       default 100000; needs SQLite 3.43 or newer in Python (pysqlite3 if there)

Imports a register of N people who do not exist with `amana import persons`, then writes the very rows that left into the
tables of a second registry, with their indexes and triggers, by this script: nothing is read, looked at, sealed or told.
Then the same of what a bare service keeps (the floor of the bench of peers): a row with its groups of letters. Tells rows a
second of each, in one run. An import at the rate of the second is one whose own work costs nothing; the third is out of
reach of whoever keeps a journal.
"""
import os, random, sys, tempfile, time

try:
    import pysqlite3 as sqlite3
except ImportError:
    import sqlite3

from people import born, imported, people, register, started, stop

# The tables an import of persons fills, in the order it fills them, and the order of the rows.
FILLED = {"data_keys": "subject_id", "persons": "id", "journal": "id", "name_words": "word, key", "person_words": "person_id", "person_references": "person_id", "unscanned_persons": "person_id"}
CHUNK = 5000
# Persons enter the search index together, as those of an import do.
HELD = [
    "INSERT INTO persons_search_held VALUES (1)",
    "INSERT INTO persons_search (rowid, search) SELECT rowid, search FROM persons WHERE rowid IN (SELECT entering FROM persons_search_waiting)",
    "DELETE FROM persons_search_waiting",
    "DELETE FROM persons_search_held",
]


def opened(path):
    db = sqlite3.connect(path, isolation_level=None)
    for setting in ("journal_mode = wal", "synchronous = full", "cache_size = -32768", "wal_autocheckpoint = 16000", "foreign_keys = on", "secure_delete = on", "recursive_triggers = on", "temp_store = memory"):
        db.execute("PRAGMA " + setting)
    return db


def rows_of(source, known):
    """The rows that an import left, person by person where they are of one."""
    rows = {}
    for table, order in FILLED.items():
        columns = [row[1] for row in source.execute(f"PRAGMA table_info({table})")]
        new = [row for row in source.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY {order}")][known.get(table, 0):]
        rows[table] = (f"INSERT OR IGNORE INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})", new)
    return rows


def written(db, rows, count, name):
    """Writes them in as many changes as an import would; answers how many rows of the register a second."""
    spent = dict.fromkeys(rows, 0.0)
    began = time.perf_counter()
    steps = -(-count // CHUNK)
    for step in range(steps):
        db.execute("BEGIN IMMEDIATE")
        for table, (statement, new) in rows.items():
            some = new[len(new) * step // steps:len(new) * (step + 1) // steps]
            # In the order of the index, as an import learns them.
            some = sorted(some) if table == "person_words" else some
            at = time.perf_counter()
            is_together = table == "persons" and "journal" in rows
            for held in HELD[:1] if is_together else []:
                db.execute(held)
            db.executemany(statement, some)
            for held in HELD[1:] if is_together else []:
                db.execute(held)
            spent[table] += time.perf_counter() - at
        db.execute("COMMIT")
    took = time.perf_counter() - began
    print(f"{name:<28} {count / took:8.0f} rows/s  {took / count * 1e6:5.0f} us a row", flush=True)
    if len(spent) > 1:
        print("    " + ", ".join(f"{table} {used / count * 1e6:.0f}" for table, used in spent.items()), flush=True)
    return count / took


def floor(path, count):
    db = opened(path)
    db.execute("CREATE TABLE persons (id INTEGER PRIMARY KEY, name_ar TEXT NOT NULL, name_lat TEXT NOT NULL, gender TEXT, birth_date TEXT, national_id TEXT UNIQUE, phone TEXT, commune_id INTEGER, created_at TEXT)")
    db.execute("CREATE INDEX persons_commune ON persons (commune_id, id)")
    db.execute("CREATE VIRTUAL TABLE persons_fts USING fts5 (name_ar, content = 'persons', content_rowid = 'id', tokenize = 'trigram')")
    db.execute("CREATE TRIGGER persons_ai AFTER INSERT ON persons BEGIN INSERT INTO persons_fts (rowid, name_ar) VALUES (new.id, new.name_ar); END")
    rng = random.Random(11)
    new = [(f"{g[0]} {f[0]}", f"{g[1]} {f[1]}", "m", born(rng), f"N{number:08d}", phone, rng.randint(1, 1500), "2026-01-01") for number, (g, f, phone) in enumerate(people(count))]
    return written(db, {"persons": ("INSERT INTO persons (name_ar, name_lat, gender, birth_date, national_id, phone, commune_id, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", new)}, count, "what a bare service keeps")


def run(count):
    port = int(os.environ.get("PORT", "9381"))
    with tempfile.TemporaryDirectory() as folder:
        paths = [f"{folder}/{name}" for name in ("one", "other")]
        for path in paths:
            os.mkdir(path)
            stop(started(path, port)[0])
        register(folder + "/register.csv", count)
        one, other = (opened(path + "/d/amana.db") for path in paths)
        known = {table: one.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in FILLED}
        one.close()
        whole = count / imported(paths[0], folder + "/register.csv", count, "import")
        alone = written(other, rows_of(opened(paths[0] + "/d/amana.db"), known), count, "the same rows, SQLite alone")
        bare = floor(folder + "/floor.db", count)
        print(f"import / bare {whole / bare:.2f}; SQLite alone / bare {alone / bare:.2f}: no import of these rows comes nearer")


if __name__ == "__main__":
    run(int(sys.argv[1]) if len(sys.argv) > 1 else 100000)
