"""A broker and a carrier ask: questions 17 and 19."""

from databases.sample.personas import PERSONAS
from tests.asking import Asker
from tests.journeys.conftest import Given, Put
from tests.journeys.telling import NUMBER, every, tell
from tests.world import Sample


async def test_powers_that_end_soon_name_client_and_paper(put: Put, sample: Sample) -> None:
    company = (await put(17)).data["viewer"]["company"]
    powers = company["powersOfAttorneyReceived"]
    rows = await sample.fetch(
        "accounts",
        """
        select client.name as "company.name", client.organization_type as "company.organizationType",
            giver.name as "account.name", giver.number as "account.importerNumber",
            power.signed_on as "signedOn", power.valid_to as "validTo",
            power.valid_to - $2::date as "daysLeft", power.port_codes as "portCodes"
        from power_of_attorney power
        join account client on client.id = power.company_id
        join account giver on giver.id = power.account_id
        join account agent on agent.id = power.grantee_company_id
        where agent.name = $1 and power.revoked_at is null and power.valid_from <= $2
            and power.valid_to between $2 and $2 + 60
        order by power.valid_to, power.id
        """,
        PERSONAS["broker"].company,
        sample.world.as_of,
    )
    assert company["name"] == PERSONAS["broker"].company
    assert powers["totalCount"] == len(rows)
    tell(powers["nodes"], rows)
    assert [node["document"]["title"] for node in powers["nodes"]] == [
        f"Power of attorney, {row['account.name']} to {company['name']}" for row in rows
    ]


async def test_bills_of_a_voyage_tell_of_release_and_never_of_value(
    put: Put, given: Given, ask: Asker, sample: Sample
) -> None:
    carrier = await sample.value(
        "accounts", "select id from account where kind = 'CARRIER' and number = 'QZXL'"
    )
    voyage = given[19]["voyage"]
    bills = (await put(19, **given[19])).data["bills"]
    under_it = (
        "from entry where shipment_id in (select shipment_id from movement where bill_id = b.id"
        " and carrier_id = $2) order by filed_at desc, id desc limit 10"
    )
    rows = await sample.fetch(
        "shipments",
        f"""
        select b.number, b.kind, master.number as "master.number", b.packages,
            port.code as "port.code", port.name as "port.name",
            array(select {NUMBER.format("number")} {under_it}) as "entries.nodes.number",
            array(select status {under_it}) as "entries.nodes.releaseStatus",
            array(select released_at {under_it}) as "entries.nodes.releasedAt",
            array(select occurred_at from disposition_event where bill_id = b.id
                order by occurred_at desc, id desc limit 1) as "dispositions.nodes.occurredAt",
            array(select number from container where id in
                (select container_id from movement where bill_id = b.id) order by number)
                as "containers.nodes.number"
        from bill b join port on port.code = b.port_code left join bill master on master.id = b.master_id
        where b.voyage = $1 and exists (select from movement where bill_id = b.id and carrier_id = $2)
        order by b.issued_on desc, b.id desc
        """,
        voyage,
        carrier,
    )
    assert bills["totalCount"] == len(rows)
    tell(bills["nodes"], rows)
    assert {bill["kind"] for bill in bills["nodes"]} >= {"MASTER", "HOUSE"}

    held = await sample.fetch(
        "shipments",
        f"select {NUMBER.format('e.number')} as number, array_agg(h.kind order by h.placed_at, h.id) as kinds"
        " from hold h join entry e on e.id = h.entry_id join shipment s on s.id = e.shipment_id"
        " where s.voyage = $1 and h.removed_at is null group by 1",
        voyage,
    )
    kinds = {row["number"]: row["kinds"] for row in held}
    assert kinds
    for entry in every(bills["nodes"], "entries.nodes"):
        assert [hold["kind"] for hold in entry["openHolds"]] == kinds.get(entry["number"], [])

    commercial = """
        query($voyage: [String!]) { bills(first: 50, where: { voyage: $voyage }) { nodes { entries { nodes {
            enteredValue duty total importerNumber originCountry { code } fees { amount }
            lines { nodes { htsNumber enteredValue } } company { name }
        } } } } }"""
    answer = await ask(commercial, "carrier", voyage=[voyage])
    for entry in every(answer.partial["bills"]["nodes"], "entries.nodes"):
        assert not any(entry[name] for name in set(entry) - {"lines"})
        assert not entry["lines"]["nodes"]
