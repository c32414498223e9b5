"""What the contract cannot say: a key names one request, an interval runs forwards, and the parts of statutes agree."""

import re
import secrets

import schemathesis

DAY = r"\d{4}(?:-\d{2}(?:-\d{2})?)?"
INTERVAL = re.compile(rf"({DAY})/({DAY})")

# The codes of what is wrong between two parts of statutes, each of them right by itself.
BETWEEN_PARTS = {
    "unknown-level",
    "unknown-body-type",
    "unknown-position-type",
    "unknown-clause",
    "unknown-role",
    "unknown-competence",
    "unknown-territory-level",
    "rule-of-another-kind",
    "duplicate-code",
    "duplicate-slug",
    "duplicate-mode",
    "duplicate-permission",
    "duplicate-clause",
    "duplicate-rank",
    "not-a-child",
    "not-above",
    "cycle",
    "type-is-in-use",
    "confirmed-by-default",
    "mode-missing",
    "ex-officio-of-itself",
    "seats-max-below-min",
    "incompatible-with-itself",
    "not-ordinal",
    "terms-are-not-limited",
    "ordinal-needs-one-seat",
    "ordinal-is-never-made",
    "ordinal-head",
    "head-needs-one-seat",
    "several-heads",
    "age-missing",
    "age-unexpected",
    "months-missing",
    "seats-or-share",
    "reserved-for-nobody",
    "reserved-too-many",
    "reserved-needs-several-seats",
    # Which places a title may have hangs on whether its position is numbered, and a share on both its numbers.
    "bad-template",
    "bad-fraction",
}


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


@schemathesis.check
def whole_bodies_are_refused_only_between_their_parts(ctx, response, case):
    """A valid body may be refused where one part contradicts another: a schema does not follow a name."""
    excused = {
        "POST /v1/statutes": BETWEEN_PARTS,
        # By its id, or by its body and type; judged by a version that there is.
        "POST /v1/statutes/check": {"position-is-not-named", "unknown"},
        # A column is one of the file.
        "PATCH /v1/imports/{id}": {"unknown-field"},
        # Whoever is named must be known.
        "POST /v1/meetings/{id}/attendance-sheets": {"number-is-nobodys", "person-is-unknown"},
        # Whoever is named must be known, and have come to leave.
        "POST /v1/meetings/{id}/movements": {
            "number-is-nobodys",
            "person-is-unknown",
            "person-is-not-there",
            "sheet-tells-later-hours",
            "stays-are-many",
        },
    }.get(case.operation.label)
    if excused is None or response.status_code != 422:
        return
    if case.meta is None or not case.meta.generation.mode.is_positive:
        return
    problem = response.json()
    faults = problem.get("errors") or [problem]
    alone = [fault for fault in faults if fault["code"] not in excused]
    assert not alone, f"A valid body is refused for a part of it alone: {alone[:5]}"
