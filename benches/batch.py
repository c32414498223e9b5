#!/usr/bin/env python3
"""How many objects a second come through `POST /v1/batch`, durably.

Starts a registry of its own in a scratch folder, on SQLite or on the PostgreSQL server that is named, sends
batches of 500 new persons one after the other over one connection, and tells how many objects a second were
answered: each answer comes only after the commit is on disk. Nothing is tuned but the limit of requests.

    cargo build --release
    benches/batch.py target/release/amana                               # SQLite
    benches/batch.py target/release/amana --database-url postgres://…   # an empty database on PostgreSQL
    benches/batch.py target/release/amana --alone                       # the same, one request an object

Before the measure the service is warmed up with two batches. The disk matters: run it where the data would be.
"""
import argparse, http.client, json, os, re, shutil, subprocess, sys, tempfile, time

NAMES = ["نعيمة الوزاني", "رشيد الفيلالي", "سعاد الجبلي", "حميد الورياغلي", "منير السبتي"]


def person(number):
    return {"name_ar": NAMES[number % len(NAMES)], "name_latin": f"Number {number}", "gender": "female"}


def start(arguments, folder, *more):
    command = [arguments.amana, "serve", "--data", folder, "--listen", "127.0.0.1:0", "--requests-per-minute", "10000000", "--master-key-file", os.path.join(folder, "MASTER-KEY"), *more]
    if arguments.database_url:
        command += ["--database-url", arguments.database_url]
    log = open(os.path.join(folder, "log"), "w+")
    service = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
    for _ in range(600):
        told = re.search(r"127\.0\.0\.1:(\d+)", open(log.name).read())
        if told:
            return service, int(told.group(1))
        if service.poll() is not None:
            break
        time.sleep(0.1)
    sys.exit("the service does not start:\n" + open(log.name).read())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("amana", help="the program, built with --release")
    parser.add_argument("--database-url")
    parser.add_argument("--folder", default=None, help="where the registry lives meanwhile; its disk is what is measured")
    parser.add_argument("--objects", type=int, default=50_000)
    parser.add_argument("--size", type=int, default=500, help="operations in a batch")
    parser.add_argument("--alone", action="store_true", help="one request an object, for comparison")
    arguments = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="amana-batch-", dir=arguments.folder)
    service, port = start(arguments, folder)
    try:
        token = open(os.path.join(folder, "admin.token")).read().strip()
        connection = http.client.HTTPConnection("127.0.0.1", port)
        headers = {"Authorization": "Bearer " + token, "Content-Type": "application/json"}

        def send(path, body):
            connection.request("POST", path, body, headers)
            answer = connection.getresponse()
            text = answer.read()
            if answer.status not in (200, 201):
                sys.exit(f"{answer.status} {text[:500]}")

        def batch(first, size):
            operations = [{"method": "POST", "path": "/v1/persons", "body": person(first + n)} for n in range(size)]
            return json.dumps({"operations": operations}, ensure_ascii=False).encode()

        for warm in range(2):
            send("/v1/batch", batch(warm * 500, 500))
        if arguments.alone:
            requests = [("/v1/persons", json.dumps(person(n)).encode()) for n in range(arguments.objects)]
        else:
            size = arguments.size
            requests = [("/v1/batch", batch(n, size)) for n in range(0, arguments.objects, size)]
        times = []
        started = time.perf_counter()
        for path, body in requests:
            before = time.perf_counter()
            send(path, body)
            times.append(time.perf_counter() - before)
        took = time.perf_counter() - started
        times.sort()
        middle, late = times[len(times) // 2], times[int(len(times) * 0.99)]
        print(f"{arguments.objects} objects in {took:.2f} s: {arguments.objects / took:.0f} objects/s; "
              f"a request took {middle * 1000:.1f} ms (median), {late * 1000:.1f} ms (99th percentile)")
    finally:
        service.terminate()
        service.wait()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
