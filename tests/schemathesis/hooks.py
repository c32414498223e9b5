"""What the contract cannot say: a key names one request, and an interval runs forwards."""

import re
import secrets

import schemathesis

DAY = r"\d{4}(?:-\d{2}(?:-\d{2})?)?"
INTERVAL = re.compile(rf"({DAY})/({DAY})")


@schemathesis.hook
def before_call(context, case, kwargs):
    """Gives each request a key of its own: the generator sends many different ones under the same."""
    key = (case.headers or {}).get("Idempotency-Key")
    if isinstance(key, str) and re.fullmatch("[!-~]{1,255}", key):
        case.headers["Idempotency-Key"] = f"{key[:200]}{secrets.token_hex(8)}"
    # A null of one answer, followed as a link, is no value of the next query.
    for name in [name for name, value in (case.query or {}).items() if value in (None, "None")]:
        del case.query[name]


@schemathesis.hook
def map_body(context, body):
    """Puts the earlier day of an interval first: a schema compares no two parts of a text."""
    return forwards(body)


def forwards(value):
    if isinstance(value, dict):
        return {name: forwards(part) for name, part in value.items()}
    if isinstance(value, list):
        return [forwards(part) for part in value]
    if isinstance(value, str) and (interval := INTERVAL.fullmatch(value)):
        return "/".join(sorted(interval.groups()))
    return value
