#!/usr/bin/env python3
"""More than a service can serve, on loopback: what it serves all the same, and how soon it turns the rest away.

  benches/crowd.py --amana target/release/amana [--times 10] [--seconds 10] [--change] [--database-url URL]

It starts a demonstration's registry in a temporary folder, finds out how much is served by asking as fast as answers
come, then asks `--times` as often without waiting for answers (an open loop), while it looks after the service's
health. Then it holds `--idle` slow and idle connections and asks again. Standard library only; at most
`--connections` at a time. Time is counted from the moment a request was due.
"""

import argparse
import asyncio
import collections
import contextlib
import pathlib
import re
import resource
import subprocess
import tempfile
import time

ROOMY = ["--requests-per-minute", "10000000", "--failures-per-minute", "10000000", "--source-connections", "100000",
         "--log", "error"]


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--amana", required=True)
    parser.add_argument("--times", type=float, default=10)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--connections", type=int, default=5000)
    parser.add_argument("--idle", type=int, default=5000)
    parser.add_argument("--path", default="/v1/bodies/taounate-secretariat/organigram")
    parser.add_argument("--change", action="store_true", help="ask for changes instead of looks")
    parser.add_argument("more", nargs="*", help="more flags of `amana serve`, after --")
    return parser.parse_args()


class Service:
    """A running service over a registry with the demonstration in it."""

    def __init__(self, amana, more):
        self.folder = tempfile.TemporaryDirectory()
        self.data = pathlib.Path(self.folder.name) / "registry"
        self.start([amana, "demo", "--data", self.data, "--listen", "127.0.0.1:0"], "Ctrl-C")
        self.stop()
        self.start([amana, "serve", "--data", self.data, "--listen", "127.0.0.1:0", *ROOMY, *more], "reference")
        self.token = (self.data / "admin.token").read_text().strip()

    def start(self, command, last):
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.port = None
        for line in self.process.stdout:
            found = re.search(r"http://127\.0\.0\.1:(\d+)", line)
            self.port = int(found.group(1)) if found else self.port
            if last in line:
                return
        raise SystemExit("the service ended by itself")

    def stop(self):
        self.process.terminate()
        self.process.wait()

    def megabytes(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return tuple(int(re.search(rf"{name}:\s+(\d+)", status).group(1)) // 1024 for name in ("VmRSS", "VmHWM"))


class Asker:
    """Asks one thing, over connections that are kept."""

    def __init__(self, service, options):
        self.port = service.port
        self.free = []
        self.open = 0
        self.most = options.connections
        head = f"host: x\r\nauthorization: Bearer {service.token}\r\n"
        if options.change:
            body = '{"name_ar": "سعيد الغماري", "residence": "03.531.01.05"}'.encode()
            head = f"POST /v1/persons HTTP/1.1\r\n{head}content-type: application/json\r\ncontent-length: {len(body)}\r\n"
        else:
            body = b""
            head = f"GET {options.path} HTTP/1.1\r\n{head}"
        self.request = head.encode() + b"\r\n" + body

    async def ask(self, request=None):
        """The status of an answer; none if the connection was cut, or there are too many."""
        if self.free:
            reader, writer = self.free.pop()
        elif self.open < self.most:
            self.open += 1
            try:
                reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
            except OSError:
                self.open -= 1
                return None
        else:
            return None
        try:
            writer.write(request or self.request)
            head = await reader.readuntil(b"\r\n\r\n")
            length = re.search(rb"content-length: (\d+)", head)
            await reader.readexactly(int(length.group(1)) if length else 0)
        except (OSError, asyncio.IncompleteReadError):
            self.open -= 1
            writer.close()
            return None
        if b"connection: close" in head:
            self.open -= 1
            writer.close()
        else:
            self.free.append((reader, writer))
        return int(head[9:12])


def at(times, share):
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000 if ordered else float("nan")


async def capacity(asker, seconds, askers=16):
    served = 0
    until = time.monotonic() + seconds

    async def again():
        nonlocal served
        while time.monotonic() < until:
            status = await asker.ask()
            served += status in (200, 201)

    await asyncio.gather(*(again() for _ in range(askers)))
    return served / seconds


async def health(service, options, answered):
    """How long health takes, asked twenty times a second on a connection of its own."""
    asker = Asker(service, options)
    while True:
        begun = time.monotonic()
        status = await asker.ask(b"GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n")
        answered.append((status, time.monotonic() - begun))
        await asyncio.sleep(0.05)


async def open_loop(asker, rate, seconds):
    times = collections.defaultdict(list)

    async def one(due):
        status = await asker.ask()
        times[status].append(time.monotonic() - due)

    begun = time.monotonic()
    asked = []
    number = 0
    while (now := time.monotonic() - begun) < seconds:
        while number / rate <= now:
            asked.append(asyncio.create_task(one(begun + number / rate)))
            number += 1
        await asyncio.sleep(0.001)
    await asyncio.gather(*asked)
    return number, times, time.monotonic() - begun


async def crowd(port, count):
    """Slow and idle connections: half of them silent, half in the middle of a head."""
    held = []
    for number in range(count):
        with contextlib.suppress(OSError):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            if number % 2:
                writer.write(b"GET /v1/me HTTP/1.1\r\nx: ")
            held.append((reader, writer))
    return held


async def measure(service, options):
    asker = Asker(service, options)
    await capacity(asker, 2)
    print(f"memory at rest {service.megabytes()[0]} MB")
    most = await capacity(asker, 5)
    print(f"capacity {most:.0f}/s (16 at a time)")
    rate = most * options.times
    answered = []
    looking = asyncio.create_task(health(service, options, answered))
    asked, times, took = await open_loop(Asker(service, options), rate, options.seconds)
    looking.cancel()
    good = times[200] + times[201]
    shed = times[503] + times[429]
    cut = len(times[None])
    print(f"asked {asked} in {options.seconds:.0f} s ({rate:.0f}/s), last answer after {took:.1f} s")
    print(f"served {len(good)}: goodput {len(good) / max(took, options.seconds) / most:.2f} of capacity; "
          f"p50 {at(good, .5):.0f} ms, p99 {at(good, .99):.0f} ms")
    print(f"turned away {len(shed)}: p50 {at(shed, .5):.0f} ms, p99 {at(shed, .99):.0f} ms; "
          f"cut or without a connection {cut}; other {sorted(set(times) - {200, 201, 503, 429, None})}")
    quick = [took for status, took in answered if status == 200]
    print(f"health {len(quick)} of {len(answered)}: p50 {at(quick, .5):.0f} ms, p99 {at(quick, .99):.0f} ms")
    print(f"memory {service.megabytes()[0]} MB, at its most {service.megabytes()[1]} MB")

    held = await crowd(service.port, options.idle)
    begun = time.monotonic()
    good, asked = [], 0
    while time.monotonic() - begun < 5:
        due = time.monotonic()
        asked += 1
        if await asker.ask() in (200, 201):
            good.append(time.monotonic() - due)
    print(f"beside {len(held)} idle and slow connections: {len(good)} of {asked} served, p99 {at(good, .99):.0f} ms, "
          f"memory {service.megabytes()[0]} MB, at its most {service.megabytes()[1]} MB")
    await asyncio.sleep(max(0, 12 - (time.monotonic() - begun)))
    gone = sum(reader.at_eof() for reader, _ in held)
    print(f"after 12 s the service has closed {gone} of them, memory {service.megabytes()[0]} MB")


def main():
    options = arguments()
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    service = Service(options.amana, options.more)
    try:
        asyncio.run(measure(service, options))
    finally:
        service.stop()


if __name__ == "__main__":
    main()
