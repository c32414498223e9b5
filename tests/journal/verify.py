#!/usr/bin/env python3
"""Verifies the journal of an Amana registry, with nothing but Python's standard library.

    verify.py JOURNAL.ndjson CHECKPOINT [CHECKPOINT ...] --key PUBLIC_KEY_IN_HEX [--proof PROOF.json ...]

It knows nothing of Amana but the published format (src/journal/format.rs): it reads an export of the journal, computes
every leaf, every commitment whose content is disclosed and the root of the tree, and compares them with checkpoints
signed by the key. Proofs are answers of the API, of inclusion or of consistency. Exits with 1 if anything is wrong.
"""
import argparse
import base64
import hashlib
import json
import re
import sys
from datetime import datetime, timezone

# --- Ed25519 (RFC 8032, section 5.1 and appendix A) ------------------------------------------------------

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_1 = pow(2, (P - 1) // 4, P)


def recover_x(y, sign):
    if y >= P:
        return None
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    if x2 == 0:
        return None if sign else 0
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P:
        x = x * ROOT_OF_MINUS_1 % P
    if (x * x - x2) % P:
        return None
    return P - x if x & 1 != sign else x


def decompress(data):
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    x = recover_x(y, sign)
    return None if x is None else (x, y, 1, x * y % P)


def add(a, b):
    m = (a[1] - a[0]) * (b[1] - b[0]) % P
    n = (a[1] + a[0]) * (b[1] + b[0]) % P
    c = 2 * a[3] * b[3] * D % P
    d = 2 * a[2] * b[2] % P
    e, f, g, h = n - m, d - c, d + c, n + m
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(number, point):
    sum_ = (0, 1, 1, 0)
    while number:
        if number & 1:
            sum_ = add(sum_, point)
        point = add(point, point)
        number >>= 1
    return sum_


def same(a, b):
    return (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE_X = recover_x(BASE_Y, 0)
BASE = (BASE_X, BASE_Y, 1, BASE_X * BASE_Y % P)


def is_signed(public, message, signature):
    if len(public) != 32 or len(signature) != 64:
        return False
    key, r = decompress(public), decompress(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if key is None or r is None or s >= L:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % L
    return same(times(s, BASE), add(r, times(h, key)))


# --- The tree (RFC 6962, section 2.1; RFC 9162, sections 2.1.3.2 and 2.1.4.2) -----------------------------


def leaf_hash(data):
    return hashlib.sha256(b"\0" + data).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


class Tree:
    """Grows leaf by leaf; keeps the complete subtrees of its right edge."""

    def __init__(self):
        self.size, self.edge = 0, []

    def push(self, leaf):
        height = 0
        while self.edge and self.edge[-1][0] == height:
            leaf = node_hash(self.edge.pop()[1], leaf)
            height += 1
        self.edge.append((height, leaf))
        self.size += 1

    def root(self):
        if not self.edge:
            return hashlib.sha256(b"").digest()
        root = self.edge[-1][1]
        for _, left in reversed(self.edge[:-1]):
            root = node_hash(left, root)
        return root


def is_included(leaf, position, size, path, root):
    if position >= size:
        return False
    fn, sn, r = position, size - 1, leaf
    for p in path:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            r = node_hash(p, r)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            r = node_hash(r, p)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and r == root


def is_consistent(first, second, first_root, second_root, path):
    if first == second:
        return not path and first_root == second_root
    if first & (first - 1) == 0:
        path = [first_root] + path
    if not path:
        return False
    fn, sn = first - 1, second - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    fr = sr = path[0]
    for c in path[1:]:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            fr, sr = node_hash(c, fr), node_hash(c, sr)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            sr = node_hash(sr, c)
        fn, sn = fn >> 1, sn >> 1
    return fr == first_root and sr == second_root and sn == 0


# --- The format ------------------------------------------------------------------------------------------

MOMENT = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))?Z")


def compact(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def microseconds(moment):
    *parts, fraction = MOMENT.fullmatch(moment).groups()
    seconds = datetime(*map(int, parts), tzinfo=timezone.utc) - datetime(1970, 1, 1, tzinfo=timezone.utc)
    return (seconds.days * 86400 + seconds.seconds) * 1_000_000 + int((fraction or "").ljust(6, "0"))


def leaf_of(entry):
    return compact([
        "amana-journal-1", entry["position"], entry["id"], microseconds(entry["at"]), entry["actor"],
        entry["actor_id"], entry["operation"], entry["kind"], entry["object_kind"], entry["object_id"],
        entry["request_id"], entry["act_id"], entry["subject_id"], entry["commitment"],
    ])


def commitment_of(entry):
    payload = compact({name: entry[name] for name in ("actor_name", "before", "after")})
    return hashlib.sha256(bytes.fromhex(entry["salt"]) + payload).hexdigest()


def no_fractions(text):
    raise ValueError(f"{text} is no integer")


class Wrong(Exception):
    pass


def expect(is_so, what):
    if not is_so:
        raise Wrong(what)


def checkpoint(text, key):
    """The size and the root of a checkpoint signed by the key."""
    body, _, signatures = text.partition("\n\n")
    lines = body.split("\n")
    expect(len(lines) >= 3, "a checkpoint has three lines at least")
    origin, size, root = lines[0], int(lines[1]), base64.b64decode(lines[2], validate=True)
    expect(origin == "amana/" + hashlib.sha256(key).hexdigest()[:16], "a checkpoint is of another log or key")
    key_id = hashlib.sha256(origin.encode() + b"\n\x01" + key).digest()[:4]
    for line in signatures.split("\n"):
        if line.startswith(f"— {origin} "):
            signature = base64.b64decode(line.split(" ")[2], validate=True)
            if signature[:4] == key_id:
                expect(is_signed(key, body.encode() + b"\n", signature[4:]), "a signature is not good")
                return size, root
    raise Wrong("a checkpoint has no signature of this key")


def proof(answer, leaves):
    path = [bytes.fromhex(step) for step in answer["path"]]
    if "position" in answer:
        leaf, root = bytes.fromhex(answer["leaf_hash"]), bytes.fromhex(answer["root_hash"])
        expect(leaves[answer["position"]] == leaf, "a proof is of another leaf")
        expect(is_included(leaf, answer["position"], answer["size"], path, root), "an inclusion is not proven")
    else:
        roots = bytes.fromhex(answer["from_root_hash"]), bytes.fromhex(answer["to_root_hash"])
        expect(is_consistent(answer["from"], answer["to"], *roots, path), "a consistency is not proven")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("journal", help="all entries, a line of JSON each")
    parser.add_argument("checkpoints", nargs="+", help="signed checkpoints")
    parser.add_argument("--key", required=True, help="the public key, in hexadecimal")
    parser.add_argument("--proof", action="append", default=[], help="a proof, as the API tells it")
    asked = parser.parse_args()
    key = bytes.fromhex(asked.key)
    expected = []
    for name in asked.checkpoints:
        with open(name, encoding="utf-8", newline="") as file:
            expected.append((*checkpoint(file.read(), key), name))
    with open(asked.journal, encoding="utf-8") as file:
        entries = [json.loads(line, parse_float=no_fractions) for line in file]
    entries = sorted((entry for entry in entries if entry["position"] is not None), key=lambda entry: entry["position"])
    tree, roots, leaves, erased, withheld = Tree(), {0: Tree().root()}, [], 0, 0
    for number, entry in enumerate(entries):
        at = f"position {number}: "
        expect(entry["position"] == number, at + "there is no entry of this position, or there are two")
        if entry["erased"]:
            erased += 1
        elif entry["salt"] is None:
            withheld += 1
        else:
            expect(commitment_of(entry) == entry["commitment"], at + "the content is not what was committed to")
        leaf = leaf_hash(leaf_of(entry))
        expect(leaf.hex() == entry["leaf_hash"], at + "the entry is not what was sealed")
        leaves.append(leaf)
        tree.push(leaf)
        roots[tree.size] = tree.root()
    for size, root, name in expected:
        expect(size in roots, f"{name}: the log has {tree.size} entries, and had {size}")
        expect(roots[size] == root, f"{name}: the first {size} entries are not those that were signed")
    for name in asked.proof:
        with open(name, encoding="utf-8") as file:
            answer = json.load(file)
        proof(answer, leaves)
        for side in ("", "from_", "to_"):
            size = answer.get((side or "size_")[:-1])
            if side + "root_hash" in answer and size in roots:
                expect(roots[size].hex() == answer[side + "root_hash"], f"{name}: a root is another")
    hidden = f"{erased} of them erased, {withheld} withheld from this reader"
    print(f"{tree.size} entries, {hidden}; {len(expected)} checkpoints, {len(asked.proof)} proofs: all good")


if __name__ == "__main__":
    try:
        main()
    except (Wrong, ValueError, KeyError, IndexError, TypeError, AttributeError) as wrong:
        sys.exit(f"not verified: {wrong}")
