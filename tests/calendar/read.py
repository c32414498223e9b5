"""Reads the calendars of a running demonstration with a parser of somebody else's, and compares them with what was recorded.

scripts/check runs it: AMANA_TOKEN=... python tests/calendar/read.py http://127.0.0.1:8080
"""

import datetime
import json
import os
import sys
import urllib.request

import icalendar

BASE, TOKEN = sys.argv[1], os.environ["AMANA_TOKEN"]
BODY = "taounate-secretariat"
TODAY = datetime.date.today()
TITLE = "دورة استثنائية؛ تتمة, و\\ملاحظات: " + "كلمة طويلة " * 12


def ask(method, path, body=None, token=TOKEN):
    request = urllib.request.Request(BASE + path, method=method)
    if token:
        request.add_header("Authorization", f"Bearer {token}")
    if method in ("PUT", "PATCH", "DELETE"):
        request.add_header("If-Match", "*")
    data = None if body is None else json.dumps(body).encode()
    if data:
        request.add_header("Content-Type", "application/json")
    with urllib.request.urlopen(request, data) as answer:
        return answer.headers, answer.read()


def made(path, body):
    return json.loads(ask("POST", path, body)[1])


def day(days):
    return TODAY + datetime.timedelta(days=days)


def meeting(held_on, **fields):
    return made("/v1/meetings", {"body": BODY, "kind": "ordinary", "held_on": str(held_on), **fields})["id"]


def read(path, token=TOKEN):
    """The events of a calendar, by their names; whatever the parser finds amiss is a fault."""
    headers, text = ask("GET", path, token=token)
    assert headers["Content-Type"] == "text/calendar; charset=utf-8", headers["Content-Type"]
    assert headers["Cache-Control"] == "no-store" and headers["Referrer-Policy"] == "no-referrer", headers
    assert all(len(line) <= 75 for line in text.split(b"\r\n")), path
    assert b"\n" not in text.replace(b"\r\n", b""), path
    [calendar] = icalendar.Calendar.from_ical(text, multiple=True)
    assert not calendar.errors and calendar["VERSION"] == "2.0" and calendar["PRODID"], calendar.errors
    assert len(calendar.subcomponents) > 0, path
    events = list(calendar.walk("VEVENT"))
    for event in events:
        assert not event.errors, (path, event.errors)
        assert all(name in event for name in ("UID", "DTSTAMP", "DTSTART", "SEQUENCE", "SUMMARY")), event
        assert "ATTENDEE" not in event and "ORGANIZER" not in event and "VALARM" not in str(event.to_ical()), event
    by_name = {str(event["UID"]): event for event in events}
    assert len(by_name) == len(events), path
    # What is read and written again says the same.
    again = icalendar.Calendar.from_ical(calendar.to_ical())
    assert len(list(again.walk("VEVENT"))) == len(events), path
    return by_name


at = datetime.datetime.combine(day(20), datetime.time(9, 30), datetime.timezone.utc)
hourly = meeting(day(20), planned_at=at.isoformat(), title=TITLE.strip(), place="مقر الحزب، تاونات; الطابق 2")
daily, vague, off = meeting(day(30)), meeting(f"{day(60):%Y-%m}"), meeting(day(40))
made(f"/v1/meetings/{hourly}/agenda-items", {"title": "برنامج العمل, وآفاقه"})
ask("PUT", f"/v1/meetings/{off}/cancellation", {"reason": "تعذر الحضور"})
ask("PATCH", f"/v1/meetings/{daily}", {"place": "Ghafsai"})

for language in ("ar", "fr", "en"):
    events = read(f"/v1/meetings.ics?body={BODY}&lang={language}")
    first, second, third = (events[f"meeting-{name}"] for name in (hourly, daily, off))
    assert f"meeting-{vague}" not in events, "its day is known in part"
    assert first.decoded("DTSTART") == at and "DTEND" not in first, first
    assert str(first["SUMMARY"]).startswith(TITLE.strip()), first["SUMMARY"]
    assert str(first["LOCATION"]) == "مقر الحزب، تاونات; الطابق 2", first["LOCATION"]
    assert str(first["DESCRIPTION"]).endswith("1. برنامج العمل, وآفاقه"), first["DESCRIPTION"]
    assert first["STATUS"] == "CONFIRMED" and first["CLASS"] == "PRIVATE", first
    assert second.decoded("DTSTART") == day(30) and not isinstance(second.decoded("DTSTART"), datetime.datetime), second
    assert (first["SEQUENCE"], second["SEQUENCE"], third["SEQUENCE"]) == (0, 1, 1), events
    assert third["STATUS"] == "CANCELLED", third
    read(f"/v1/legal-tasks.ics?open=false&lang={language}")

assert list(read(f"/v1/meetings/{hourly}.ics")) == [f"meeting-{hourly}"]
assert read(f"/v1/meetings/{vague}.ics") == {} and read("/v1/me/meetings.ics") == {}
feed = made("/v1/me/calendar-feeds", {"name": "parser", "scope": "body", "body": BODY})
events = read(feed["url"] + "?lang=fr", token=None)
assert f"meeting-{hourly}" in events and not any("DESCRIPTION" in event for event in events.values()), events
print(f"{len(events)} meetings were read by icalendar {icalendar.__version__}")
