"""What can be loaded: a statement, and its rows grouped by the keys that were asked.

Columns are taken by their places, which `statements.sql` fixes. A row stays one where a request puts more
into the object than one statement finds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bench.peers.statements import STATEMENTS

if TYPE_CHECKING:
    from collections.abc import Callable

    Group = Callable[[list[Any], list[Any]], dict[Any, Any]]


class Kind:
    """A statement, and the function that groups its rows."""

    __slots__ = ("database", "group", "sql")

    def __init__(self, statement: str, group: Group) -> None:
        self.database, self.sql = STATEMENTS[statement]
        self.group = group


def _row(_: list[Any], rows: list[Any]) -> dict[Any, Any]:
    return {row[0]: row for row in rows}


def _numbered(_: list[Any], rows: list[Any]) -> dict[Any, Any]:
    return {row[1]: row for row in rows}


def _page(keys: list[Any], rows: list[Any]) -> dict[Any, Any]:
    found: dict[Any, list[Any]] = {key: [] for key in keys}
    for row in rows:
        found[keys[row[-1] - 1]].append(row)
    return found


def _listed(keys: list[Any], rows: list[Any]) -> dict[Any, Any]:
    found: dict[Any, list[Any]] = {key: [] for key in keys}
    for _, number, importer, lines, mpf, status, filed, entered, value, duty, total, _, at in rows:
        found[keys[at - 1]].append(
            {
                "number": number,
                "importerNumber": importer,
                "lineCount": lines,
                "mpf": mpf,
                "releaseStatus": status,
                "filedAt": filed,
                "enteredOn": entered,
                "enteredValue": value,
                "duty": duty,
                "total": total,
            }
        )
    return found


def _port_name(_: list[Any], rows: list[Any]) -> dict[Any, Any]:
    return {code: {"name": name} for code, name, _ in rows}


def _port(_: list[Any], rows: list[Any]) -> dict[Any, Any]:
    return {code: {"code": code, "name": name, "state": state} for code, name, state in rows}


def _foreign_port(_: list[Any], rows: list[Any]) -> dict[Any, Any]:
    return {code: {"code": code, "name": name} for code, name in rows}


def _hold(keys: list[Any], rows: list[Any]) -> dict[Any, Any]:
    found: dict[Any, list[Any]] = {key: [] for key in keys}
    for kind, agency, placed, removed, at in rows:
        found[keys[at - 1]].append({"kind": kind, "agency": agency, "placedAt": placed, "removedAt": removed})
    return found


def _paper(keys: list[Any], rows: list[Any]) -> dict[Any, Any]:
    found: dict[Any, list[Any]] = {key: [] for key in keys}
    for _, kind, title, _, received, at in rows:
        found[keys[at - 1]].append({"type": kind, "title": title, "receivedAt": received})
    return found


def _case(keys: list[Any], rows: list[Any]) -> dict[Any, Any]:
    found: dict[Any, list[Any]] = {key: [] for key in keys}
    for number, status, subject, opened, due, _, at in rows:
        found[keys[at - 1]].append(
            {"caseNumber": number, "status": status, "subject": subject, "openedAt": opened, "dueOn": due}
        )
    return found


def _action(keys: list[Any], rows: list[Any]) -> dict[Any, Any]:
    found: dict[Any, list[Any]] = {key: [] for key in keys}
    for number, status, subject, opened, due, amount, at in rows:
        found[keys[at - 1]].append(
            {
                "caseNumber": number,
                "status": status,
                "subject": subject,
                "openedAt": opened,
                "dueOn": due,
                "amountProposed": amount,
            }
        )
    return found


def _due(_: list[Any], rows: list[Any]) -> dict[Any, Any]:
    return {
        key: {"number": number, "kind": kind, "status": status, "dueOn": due}
        for key, number, kind, status, due in rows
    }


def _party(_: list[Any], rows: list[Any]) -> dict[Any, Any]:
    return {key: {"name": name, "city": city, "country": country} for key, name, city, country in rows}


def _added(keys: list[Any], rows: list[Any]) -> dict[Any, Any]:
    found: dict[Any, list[Any]] = {key: [] for key in keys}
    for key, number, rate, duty in rows:
        found[key].append({"htsNumber": number, "rateText": rate, "duty": duty})
    return found


def _fee(keys: list[Any], rows: list[Any]) -> dict[Any, Any]:
    found: dict[Any, list[Any]] = {key: [] for key in keys}
    for key, _, amount in rows:
        found[key].append({"amount": amount})
    return found


def _event(keys: list[Any], rows: list[Any]) -> dict[Any, Any]:
    found: dict[Any, list[Any]] = {key: [] for key in keys}
    for key, status, occurred, notice, reason in rows:
        found[key].append({"status": status, "occurredOn": occurred, "notice": notice, "reason": reason})
    return found


def _bill_number(_: list[Any], rows: list[Any]) -> dict[Any, Any]:
    return {key: {"number": number} for key, number in rows}


def _container(keys: list[Any], rows: list[Any]) -> dict[Any, Any]:
    found: dict[Any, list[Any]] = {key: [] for key in keys}
    for number, size, at in rows:
        found[keys[at - 1]].append({"number": number, "sizeType": size})
    return found


def _version(_: list[Any], rows: list[Any]) -> dict[Any, Any]:
    return {
        key: {"number": number, "pages": pages, "mediaType": media, "sizeBytes": size}
        for key, number, pages, media, size in rows
    }


def _link(keys: list[Any], rows: list[Any]) -> dict[Any, Any]:
    found: dict[Any, list[Any]] = {key: [] for key in keys}
    for row in rows:
        found[row[0]].append(row)
    return found


ACTIVITY_COLUMNS = (
    *("domain", "seq", "occurredAt", "recordedAt", "verb", "summary", "channel", "visibility"),
    *("actorType", "actorName", "actorRole", "subjectType", "subjectLabel"),
)


def _told(keys: list[Any], rows: list[Any]) -> dict[Any, Any]:
    found: dict[Any, list[Any]] = {key: [] for key in keys}
    for row in rows:
        found[keys[row[-1] - 1]].append(dict(zip(ACTIVITY_COLUMNS, row, strict=False)))
    return found


ACCOUNTS = Kind("account_by_id", _row)
ACTIONS = Kind("actions_by_entry", _action)
ACTIVITY = Kind("activity_by_company", _told)
ADDED_DUTIES = Kind("additional_duties_by_line", _added)
BILLS = Kind("bills_by_shipment", _page)
BILL_NUMBERS = Kind("bill_by_id", _bill_number)
CASES = Kind("actions_by_entry", _case)
COMPANY_DOCUMENTS = Kind("documents_by_company", _page)
CONTAINERS = Kind("containers_by_shipment", _container)
DOCUMENTS = Kind("documents_by_entry", _page)
DUES = Kind("statement_by_id", _due)
ENTRIES = Kind("entries_by_company", _page)
ENTRIES_AFTER = Kind("entries_by_company_after", _page)
ENTRIES_BY_ID = Kind("entry_by_id", _row)
ENTRIES_BY_NUMBER = Kind("entry_by_number", _numbered)
EVENTS = Kind("liquidation_events_by_entry", _event)
FEES = Kind("fees_by_entry", _fee)
FOREIGN_PORTS = Kind("foreign_port_by_code", _foreign_port)
HOLDS = Kind("holds_by_entry", _hold)
LINES = Kind("lines_by_entry", _page)
LINKS = Kind("links_by_document", _link)
LISTED = Kind("entries_by_company", _listed)
LISTED_AFTER = Kind("entries_by_company_after", _listed)
PAPERS = Kind("documents_by_entry", _paper)
PARTIES = Kind("party_by_id", _party)
PORTS = Kind("port_by_code", _port)
PORT_NAMES = Kind("port_by_code", _port_name)
SHIPMENTS = Kind("shipment_by_id", _row)
VERSIONS = Kind("newest_version_by_document", _version)
