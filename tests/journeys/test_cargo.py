"""What is on the way, what is owed for it, and what was told of it beforehand: questions 7 and 12 to 14."""

from datetime import date, datetime

from tests.journeys.conftest import Given, Put
from tests.journeys.telling import NEXT_ACTOR, NUMBER, every, tell
from tests.world import Sample


async def test_the_next_statement_grows_port_by_port(
    put: Put, given: Given, sample: Sample, importer: int
) -> None:
    statements = (await put(7, **given[7])).data["statements"]["nodes"]
    month = given[7]["nextMonth"]
    rows = await sample.fetch(
        "shipments",
        """
        select m.number, m.status, m.due_on as "dueOn", m.due_on - $4::date as "daysLeft",
            (select count(*)::int from statement d join entry e on e.statement_id = d.id
                where d.monthly_id = m.id) as "entryCount",
            (select sum(e.duty) from statement d join entry e on e.statement_id = d.id
                where d.monthly_id = m.id) as duty,
            (select sum(e.total) from statement d join entry e on e.statement_id = d.id
                where d.monthly_id = m.id) as total,
            array(select number from statement d where d.monthly_id = m.id order by due_on desc, id desc)
                as "dailies.nodes.number"
        from statement m
        where m.company_id = $1 and m.kind = 'MONTHLY' and m.due_on between $2 and $3
        order by m.due_on desc, m.id desc
        """,
        importer,
        date.fromisoformat(month["from"]),
        date.fromisoformat(month["to"]),
        sample.world.as_of,
    )
    tell(statements, rows)

    dailies = every(statements, "dailies.nodes")
    days = await sample.fetch(
        "shipments",
        f"""
        select d.number, port.code as "port.code", port.name as "port.name",
            array(select {NUMBER.format("number")} from entry where statement_id = d.id
                order by filed_at desc, id desc) as "entries.nodes.number",
            array(select total from entry where statement_id = d.id
                order by filed_at desc, id desc) as "entries.nodes.total"
        from statement d join port on port.code = d.port_code join statement m on m.id = d.monthly_id
        where m.number = any($1) order by m.due_on desc, m.id desc, d.due_on desc, d.id desc
        """,
        [row["number"] for row in rows],
    )
    tell(dailies, days)
    assert len({daily["port"]["code"] for daily in dailies}) > 1


async def test_a_master_bill_opens_down_to_the_entries(put: Put, given: Given, sample: Sample) -> None:
    bill = (await put(12, **given[12])).data["bill"]
    master = await sample.value("shipments", "select id from bill where number = $1", bill["number"])
    shipments = await sample.fetch(
        "shipments",
        """
        select reference, status, conveyance, arrives_at as "arrivesAt"
        from shipment s where id in (select shipment_id from movement where bill_id = $1)
        order by arrives_at desc, id desc
        """,
        master,
    )
    assert bill["shipments"]["totalCount"] == len(shipments) > 1
    tell(bill["shipments"]["nodes"], shipments)

    houses = await sample.fetch(
        "shipments",
        f"""
        select h.number, h.packages,
            array(select distinct s.reference from movement join shipment s on s.id = shipment_id
                where bill_id = h.id) as "shipments.nodes.reference",
            array(select distinct c.number from movement join container c on c.id = container_id
                where bill_id = h.id order by 1) as "containers.nodes.number",
            array(select {NUMBER.format("number")} from entry e where shipment_id in
                (select shipment_id from movement where bill_id = h.id) order by filed_at desc, id desc)
                as "entries.nodes.number",
            array(select {NEXT_ACTOR} from entry e where shipment_id in
                (select shipment_id from movement where bill_id = h.id) order by filed_at desc, id desc)
                as "entries.nodes.nextActor"
        from bill h where master_id = $1 order by issued_on desc, id desc
        """,
        master,
    )
    assert bill["houses"]["totalCount"] == len(houses)
    tell(bill["houses"]["nodes"], houses)

    owners = await sample.fetch(
        "accounts",
        "select name from account where id = any($1)",
        [
            row["company_id"]
            for row in await sample.fetch(
                "shipments", "select distinct company_id from movement where bill_id = $1", master
            )
        ],
    )
    shown = every(bill["houses"]["nodes"], "shipments.nodes.company.name")
    assert set(shown) == {row["name"] for row in owners}


async def test_a_container_is_where_its_newest_movement_says(put: Put, sample: Sample, importer: int) -> None:
    container = (await put(13)).data["container"]
    rows = await sample.fetch(
        "shipments",
        f"""
        select m.last_event as "lastEvent", m.last_event_at as "lastEventAt",
            s.reference as "shipment.reference", s.status as "shipment.status",
            s.voyage as "shipment.voyage", port.name as "shipment.port.name",
            array(select kind from hold where shipment_id = s.id and removed_at is null
                order by placed_at, id) as "shipment.openHolds.kind",
            array(select {NUMBER.format("number")} from entry e where shipment_id = s.id
                order by filed_at desc, id desc) as "shipment.entries.nodes.number",
            array(select released_at from entry e where shipment_id = s.id
                order by filed_at desc, id desc) as "shipment.entries.nodes.releasedAt",
            array(select {NEXT_ACTOR} from entry e where shipment_id = s.id
                order by filed_at desc, id desc) as "shipment.entries.nodes.nextActor"
        from movement m join container c on c.id = m.container_id join shipment s on s.id = m.shipment_id
            join port on port.code = s.port_code
        where c.number = 'QZXU7712047' and m.company_id = $1 order by m.loaded_at desc, m.id desc
        """,
        importer,
    )
    assert container["movements"]["totalCount"] == len(rows) > 1
    assert rows[0]["shipment.openHolds.kind"]
    tell(container["movements"]["nodes"], rows[:1])

    ago = (await put(13, journeys=10)).data["container"]
    tell(ago["movements"]["nodes"], rows)


async def test_security_filings_that_went_wrong_name_the_supplier(
    put: Put, given: Given, sample: Sample, importer: int
) -> None:
    filings = (await put(14, **given[14])).data["securityFilings"]
    rows = await sample.fetch(
        "shipments",
        """
        select f.number, f.late, f.missing_elements as "missingElements", f.due_at as "dueAt",
            f.completed_at as "completedAt", p.name as "supplier.name", p.country as "supplier.country.code",
            b.number as "bill.number", s.reference as "shipment.reference"
        from security_filing f join party p on p.id = f.supplier_id join bill b on b.id = f.bill_id
            join shipment s on s.id = f.shipment_id
        where f.company_id = $1 and f.filed_at >= $2
            and (f.late or f.missing_elements <> '{}')
        order by f.filed_at desc, f.id desc
        """,
        importer,
        datetime.fromisoformat(given[14]["quarter"]["from"]),
    )
    assert filings["totalCount"] == len(rows)
    assert any(row["late"] for row in rows)
    assert any(row["missingElements"] for row in rows)
    tell(filings["nodes"], rows)
