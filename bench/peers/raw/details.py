"""Operations (e) to (g): an entry in full, the activity log, documents up to their account's parent."""

from __future__ import annotations

from asyncio import gather
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from bench.peers.raw.shapes import paged, without

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bench.peers.statements import Statements

ENTRY = ("id", "accountId", "portCode", "shipmentId", "statementId")


async def entry(statements: Statements, variables: dict[str, Any]) -> Any:
    """One entry with everything on it, in three rounds."""
    rows = await statements.rows("entry_by_number", [variables["number"]])
    if not rows:
        return {"entry": None}
    row, ask = rows[0], statements.rows
    key, shipment_key = [row["id"]], [row["shipmentId"]]
    due = [row["statementId"]] if row["statementId"] else []
    accounts, ports, shipments, dues, lines, fees, bills, boxes, documents, actions, events = await gather(
        ask("account_by_id", [row["accountId"]]),
        ask("port_by_code", [row["portCode"]]),
        ask("shipment_by_id", shipment_key),
        ask("statement_by_id", due) if due else _nothing(),
        ask("lines_by_entry", key, 50),
        ask("fees_by_entry", key),
        ask("bills_by_shipment", shipment_key, 25),
        ask("containers_by_shipment", shipment_key, 25),
        ask("documents_by_entry", key, 50),
        ask("actions_by_entry", key, 25),
        ask("liquidation_events_by_entry", key),
    )
    masters = [bill["masterId"] for bill in bills if bill["masterId"]]
    lading, parties, duties, versions, mothers = await gather(
        ask("foreign_port_by_code", [shipments[0]["ladingPortCode"]]),
        ask("party_by_id", list({line["manufacturerId"] for line in lines})),
        ask("additional_duties_by_line", [line["id"] for line in lines]),
        ask("newest_version_by_document", [document["id"] for document in documents]),
        ask("bill_by_id", masters) if masters else _nothing(),
    )
    bare, keyed = without("at"), without("key")
    found = without(*ENTRY)(row)
    found["account"] = {"name": accounts[0][1]} if accounts else None
    found["port"] = dict(ports[0])
    found["shipment"] = without("id", "ladingPortCode")(shipments[0])
    found["shipment"]["ladingPort"] = dict(lading[0]) if lading else None
    found["summaryStatement"] = without("id")(dues[0]) if dues else None
    makers = {party["id"]: without("id")(party) for party in parties}
    added = _grouped(duties)
    found["lines"] = [
        {
            **without("at", "id", "manufacturerId")(line),
            "manufacturer": makers.get(line["manufacturerId"]),
            "additionalDuties": added[line["id"]],
        }
        for line in lines
    ]
    found["fees"] = [{"amount": fee["amount"]} for fee in fees]
    mother = {bill["id"]: {"number": bill["number"]} for bill in mothers}
    found["bills"] = [
        {**without("at", "id", "masterId")(bill), "master": mother.get(bill["masterId"])} for bill in bills
    ]
    found["containers"] = [bare(box) for box in boxes]
    newest = {version["key"]: keyed(version) for version in versions}
    found["documents"] = [
        {**without("at", "id")(document), "currentVersion": newest.get(document["id"])}
        for document in documents
    ]
    found["complianceActions"] = [bare(action) for action in actions]
    found["liquidationEvents"] = [keyed(event) for event in events]
    return {"entry": found}


async def activity(statements: Statements, variables: dict[str, Any]) -> Any:
    """The newest of a company's log."""
    key = [int(variables["company"])]
    named, told = await gather(
        statements.rows("account_by_id", key), statements.rows("activity_by_company", key, 50)
    )
    return {"company": {"name": named[0][1], "activity": paged(told, 1, without("at"))[0]}}


async def chain(statements: Statements, variables: dict[str, Any]) -> Any:
    """A company's newest documents, each with its entries, their accounts and the accounts above."""
    documents = await statements.rows("documents_by_company", [int(variables["company"])], 25)
    links = await statements.rows("links_by_document", [document["id"] for document in documents])
    entries = await statements.rows("entry_by_id", list({row[2] for row in links if row[2]}))
    accounts = await statements.rows("account_by_id", list({row[2] for row in entries}))
    parents = await statements.rows("account_by_id", list({row[3] for row in accounts if row[3]}))
    above = {row[0]: {"name": row[1]} for row in parents}
    account = {row[0]: {"name": row[1], "parent": above.get(row[3])} for row in accounts}
    entry_ = {row[0]: {"number": row[1], "account": account.get(row[2])} for row in entries}
    about: defaultdict[int, list[Any]] = defaultdict(list)
    for key, kind, target in links:
        about[key].append({"kind": kind, "target": entry_.get(target)})
    return {"company": {"documents": [{"title": row[2], "links": about[row[0]]} for row in documents]}}


def _grouped(rows: Iterable[Any]) -> defaultdict[int, list[Any]]:
    found: defaultdict[int, list[Any]] = defaultdict(list)
    shape = without("key")
    for row in rows:
        found[row["key"]].append(shape(row))
    return found


async def _nothing() -> list[Any]:
    return []
