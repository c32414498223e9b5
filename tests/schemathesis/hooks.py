"""What the contract cannot say about a header's value from one request to the next."""

import secrets

import schemathesis


@schemathesis.hook
def before_call(context, case, kwargs):
    """Names each request anew: the generator gives many requests one key, and a key names one request."""
    key = (case.headers or {}).get("Idempotency-Key")
    if key and case.meta and case.meta.generation.mode.is_positive:
        case.headers["Idempotency-Key"] = f"{key[:200]}{secrets.token_hex(8)}"
