#!/usr/bin/env python3
"""How long the statutes take to say what thirty appointments to one bureau would break, asked over HTTP.

Starts a registry of its own in a scratch folder, with the default statutes and room for a bureau of thirty; registers
thirty members of the party who sit in the secretariat, and asks `POST /v1/statutes/check` about all of them again and
again, over one connection. `cargo bench --bench rules` takes the judging alone, among 100,000 others.

    cargo build --release
    benches/check.py target/release/amana
"""
import argparse, http.client, json, os, shutil, subprocess, tempfile, time

from batch import start

SEATS, ROUNDS = 30, 500
STATUTES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "src", "statutes", "default.json")
SOURCE = {"kind": "bench"}


def roomy(folder):
    """The default statutes, with room for so large a bureau."""
    document = json.load(open(STATUTES))
    for body_type in document["body_types"]:
        if body_type["code"] == "provincial_bureau":
            body_type["seats_max"] = SEATS
    path = os.path.join(folder, "statutes.json")
    json.dump(document, open(path, "w"))
    return path


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("amana", help="the program, built with --release")
    parser.add_argument("--database-url")
    arguments = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="amana-check-")
    service, port = start(arguments, folder, "--statutes", roomy(folder))
    try:
        token = open(os.path.join(folder, "admin.token")).read().strip()
        connection = http.client.HTTPConnection("127.0.0.1", port)
        headers = {"Authorization": "Bearer " + token, "Content-Type": "application/json"}

        def ask(method, path, body=None):
            connection.request(method, path, body and json.dumps(body), headers)
            answer = connection.getresponse()
            text = answer.read()
            assert answer.status in (200, 201), (path, answer.status, text)
            return json.loads(text)

        new = {"type": "provincial_secretariat", "territory": "03.531", "starts_on": "2020-01-01"}
        secretariat = ask("POST", "/v1/bodies", new)["id"]
        bureau = ask("GET", f"/v1/bodies?parent={secretariat}&type=provincial_bureau")["data"][0]["id"]
        offices = ask("GET", f"/v1/positions?body={secretariat}&limit=100")["data"]
        member = next(office["id"] for office in offices if office["type"] == "secretariat_member")
        wanted = []
        for number in range(SEATS):
            gender = "male" if number % 3 else "female"
            new = {"name_ar": "عضو", "gender": gender, "birth_date": "1980-05-17"}
            person = ask("POST", "/v1/persons", new)["id"]
            ask("POST", "/v1/memberships", {"person_id": person, "starts_on": "2010-01-01", "source": SOURCE})
            seat = {"person_id": person, "starts_on": "2021-01-01", "source": SOURCE}
            ask("POST", f"/v1/positions/{member}/appointments", seat)
            wanted.append({"body": bureau, "position_type": "bureau_member", "person_id": person, "starts_on": "2022-12-08"})
        times = []
        for _ in range(ROUNDS):
            started = time.perf_counter()
            found = ask("POST", "/v1/statutes/check", {"appointments": wanted})
            times.append(time.perf_counter() - started)
            assert not found["blocked"] and len(found["appointments"]) == SEATS, found
        times.sort()
        told = ", ".join(f"{name} {times[int(share * ROUNDS)] * 1000:.2f} ms" for name, share in (("median", 0.5), ("p99", 0.99)))
        print(f"a bureau of {SEATS} seats, {ROUNDS} times: {told}")
    finally:
        service.terminate()
        service.wait()
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
