"""The importer finds what it comes to ask of its cargo and its papers."""

from tests.world import Sample

CONTAINER = "QZXU7712047"


async def test_a_master_bill_has_house_bills_containers_and_two_importers(
    sample: Sample, company: int
) -> None:
    masters = await sample.fetch(
        "shipments",
        """
        select master.id from bill as master join bill as house on house.master_id = master.id
        join movement on movement.bill_id = house.id
        group by master.id having count(distinct house.id) >= 3 and count(distinct movement.container_id) >= 2
        and count(distinct movement.company_id) >= 2 and bool_or(movement.company_id = $1)""",
        company,
    )

    assert masters


async def test_the_container_of_question_13_has_come_twice(sample: Sample, company: int) -> None:
    shipments = await sample.value(
        "shipments",
        "select count(distinct shipment_id) from movement join container on container.id = container_id "
        "where container.number = $1 and company_id = $2",
        CONTAINER,
        company,
    )

    assert shipments >= 2


async def test_security_filings_of_the_quarter_are_late_or_incomplete(sample: Sample, company: int) -> None:
    today = sample.world.as_of
    quarter = today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1)
    found = await sample.fetch(
        "shipments",
        "select late, missing_elements <> '{}' as incomplete from security_filing "
        "where company_id = $1 and filed_at >= $2 and (late or missing_elements <> '{}')",
        company,
        quarter,
    )

    assert any(row["late"] for row in found)
    assert any(row["incomplete"] for row in found)


async def test_some_released_entries_wait_for_their_invoice(sample: Sample, company: int) -> None:
    waiting = await sample.fetch(
        "shipments",
        "select id from entry where company_id = $1 and status = 'RELEASED' and summary_status = 'NOT_FILED'",
        company,
    )
    invoiced = await sample.value(
        "documents",
        "select count(distinct target_id) from document_link join document on document.id = document_id "
        "where kind = 'ENTRY' and target_id = any($1::bigint[]) and type = 'COMMERCIAL_INVOICE'",
        [row["id"] for row in waiting],
    )

    assert 0 < invoiced < len(waiting)


async def test_preferences_are_claimed_with_and_without_a_certificate(sample: Sample, company: int) -> None:
    lines = await sample.fetch(
        "shipments",
        "select manufacturer_party_id, entered_on from entry_line where company_id = $1 and preference = 'S'",
        company,
    )
    certificates = await sample.fetch(
        "documents",
        "select supplier_id, valid_from, valid_to from document where type = 'USMCA_CERTIFICATION' "
        "and company_id = $1 and status = 'ACCEPTED'",
        company,
    )
    covered = [
        any(
            certificate["supplier_id"] == line["manufacturer_party_id"]
            and certificate["valid_from"] <= line["entered_on"] <= certificate["valid_to"]
            for certificate in certificates
        )
        for line in lines
    ]

    assert any(covered)
    assert not all(covered)
