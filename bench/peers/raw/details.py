"""Operations (e) to (g): an entry in full, the activity log, documents up to their account's parent."""

from __future__ import annotations

from asyncio import gather
from typing import TYPE_CHECKING, Any

from bench.peers.raw import kinds

if TYPE_CHECKING:
    from bench.peers.raw.loads import Loads


async def entry(loads: Loads, variables: dict[str, Any]) -> Any:
    """One entry with everything on it, in three rounds."""
    asked, load = variables["number"], loads.load
    row = (await load(kinds.ENTRIES_BY_NUMBER, [asked])).get(asked)
    if row is None:
        return {"entry": None}
    key, number, code, importer, filed, entered, status, released, value, duty, total = row[:11]
    account, port, shipment_key, statement, *summary_and_liquidation = row[11:]
    accounts, ports, shipments, dues, lines, fees, bills, boxes, documents, actions, events = await gather(
        load(kinds.ACCOUNTS, [account]),
        load(kinds.PORTS, [port]),
        load(kinds.SHIPMENTS, [shipment_key]),
        load(kinds.DUES, [statement] if statement else []),
        load(kinds.LINES, [key], 50),
        load(kinds.FEES, [key]),
        load(kinds.BILLS, [shipment_key], 25),
        load(kinds.CONTAINERS, [shipment_key], 25),
        load(kinds.DOCUMENTS, [key], 50),
        load(kinds.ACTIONS, [key], 25),
        load(kinds.EVENTS, [key]),
    )
    lines, bills, documents = lines[key], bills[shipment_key], documents[key]
    _, reference, conveyance, voyage, arrived, lading = shipments[shipment_key]
    foreign, parties, added, versions, masters = await gather(
        load(kinds.FOREIGN_PORTS, [lading] if lading else []),
        load(kinds.PARTIES, list({line[5] for line in lines if line[5]})),
        load(kinds.ADDED_DUTIES, [line[0] for line in lines]),
        load(kinds.VERSIONS, [document[0] for document in documents]),
        load(kinds.BILL_NUMBERS, list({bill[5] for bill in bills if bill[5]})),
    )
    summary_status, summary_due, summary_filed, *liquidation = summary_and_liquidation
    return {
        "entry": {
            "number": number,
            "entryType": code,
            "importerNumber": importer,
            "filedAt": filed,
            "enteredOn": entered,
            "releaseStatus": status,
            "releasedAt": released,
            "enteredValue": value,
            "duty": duty,
            "total": total,
            "account": {"name": accounts[account][1]} if account in accounts else None,
            "port": ports.get(port),
            "shipment": {
                "reference": reference,
                "conveyance": conveyance,
                "voyage": voyage,
                "arrivedAt": arrived,
                "ladingPort": foreign.get(lading),
            },
            "summaryStatus": summary_status,
            "summaryDueOn": summary_due,
            "summaryFiledOn": summary_filed,
            "summaryStatement": dues.get(statement),
            "lines": [_line(line, parties, added) for line in lines],
            "fees": fees[key],
            "bills": [_bill(bill, masters) for bill in bills],
            "containers": boxes[shipment_key],
            "documents": [_document(document, versions) for document in documents],
            "complianceActions": actions[key],
            "liquidationStatus": liquidation[0],
            "liquidationScheduledOn": liquidation[1],
            "liquidationLiquidatedOn": liquidation[2],
            "liquidationResult": liquidation[3],
            "liquidationDuty": liquidation[4],
            "liquidationEvents": events[key],
        }
    }


def _line(row: Any, parties: dict[int, Any], added: dict[int, Any]) -> dict[str, Any]:
    (
        key,
        number,
        hts,
        description,
        origin,
        maker,
        quantity,
        unit,
        value,
        rate,
        duty,
        preference,
        mpf,
        hmf,
        _,
    ) = row
    return {
        "number": number,
        "htsNumber": hts,
        "description": description,
        "originCountry": origin,
        "manufacturer": parties.get(maker),
        "quantity": quantity,
        "unit": unit,
        "enteredValue": value,
        "dutyRate": rate,
        "duty": duty,
        "additionalDuties": added[key],
        "preference": preference,
        "mpf": mpf,
        "hmf": hmf,
    }


def _bill(row: Any, masters: dict[int, Any]) -> dict[str, Any]:
    _, kind, number, scac, issued, master, _ = row
    return {"kind": kind, "number": number, "scac": scac, "issuedOn": issued, "master": masters.get(master)}


def _document(row: Any, versions: dict[int, Any]) -> dict[str, Any]:
    key, kind, title, status, received, _ = row
    return {
        "type": kind,
        "title": title,
        "status": status,
        "receivedAt": received,
        "currentVersion": versions.get(key),
    }


async def activity(loads: Loads, variables: dict[str, Any]) -> Any:
    """The newest of a company's log."""
    key = int(variables["company"])
    named, told = await gather(loads.load(kinds.ACCOUNTS, [key]), loads.load(kinds.ACTIVITY, [key], 50))
    return {"company": {"name": named[key][1], "activity": told[key]}}


async def chain(loads: Loads, variables: dict[str, Any]) -> Any:
    """A company's newest documents, each with its entries, their accounts and the accounts above."""
    key, load = int(variables["company"]), loads.load
    documents = (await load(kinds.COMPANY_DOCUMENTS, [key], 25))[key]
    links = await load(kinds.LINKS, [row[0] for row in documents])
    about = {row[0]: links[row[0]] for row in documents}
    asked = {link[2] for found in about.values() for link in found if link[2]}
    entries = await load(kinds.ENTRIES_BY_ID, list(asked))
    filed = {key: entries[key] for key in asked if key in entries}
    owners = {row[2] for row in filed.values()}
    accounts = await load(kinds.ACCOUNTS, list(owners))
    children = {key: accounts[key] for key in owners if key in accounts}
    parents = await load(kinds.ACCOUNTS, list({row[3] for row in children.values() if row[3]}))
    above = {row[3]: {"name": parents[row[3]][1]} for row in children.values() if row[3] in parents}
    account = {key: {"name": row[1], "parent": above.get(row[3])} for key, row in children.items()}
    target = {key: {"number": row[1], "account": account.get(row[2])} for key, row in filed.items()}
    return {
        "company": {
            "documents": [
                {
                    "title": row[2],
                    "links": [{"kind": link[1], "target": target.get(link[2])} for link in about[row[0]]],
                }
                for row in documents
            ]
        }
    }
