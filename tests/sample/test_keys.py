from collections.abc import Iterator

import pytest

from databases.accounts.tables import metadata as accounts
from databases.compliance.tables import metadata as compliance
from databases.documents.tables import metadata as documents
from databases.shipments.tables import metadata as shipments
from tests.world import Sample

ACROSS = {
    "company_id": ("accounts", "account"),
    "account_id": ("accounts", "account"),
    "carrier_id": ("accounts", "account"),
    "broker_id": ("accounts", "account"),
    "grantee_company_id": ("accounts", "account"),
    "grantee_account_id": ("accounts", "account"),
    "surety_company_id": ("accounts", "account"),
    "surety_account_id": ("accounts", "account"),
    "on_behalf_of": ("accounts", "account"),
    "officer_id": ("accounts", "officer"),
    "bond_id": ("accounts", "bond"),
    "document_id": ("documents", "document"),
    "entry_id": ("shipments", "entry"),
    "line_id": ("shipments", "entry_line"),
    "entry_line_id": ("shipments", "entry_line"),
    "shipment_id": ("shipments", "shipment"),
    "exam_id": ("shipments", "exam"),
    "supplier_id": ("shipments", "party"),
    "action_id": ("compliance", "compliance_action"),
}
ELSEWHERE = {"target_id", "subject_id"}  # told by another column which table they mean
WITHIN = {
    *("parent_id", "member_id", "partnership_id", "validation_id", "version_id", "finding_id", "monthly_id"),
    *("master_id", "shipper_id", "consignee_id", "bill_id", "container_id", "manufacturer_party_id"),
    *("statement_id", "stepped_from_id", "manufacturer_id", "actor_id", "request_id", "replaces_id"),
}


def columns() -> Iterator[tuple[str, str, str]]:
    for metadata in (accounts, shipments, compliance, documents):
        for table in metadata.sorted_tables:
            for column in table.columns:
                if column.name in ACROSS and table.name != "journal_head":
                    yield metadata.info["domain"], table.name, column.name


def test_every_key_of_the_tables_is_known_here() -> None:
    named = {
        column.name
        for metadata in (accounts, shipments, compliance, documents)
        for table in metadata.sorted_tables
        for column in table.columns
        if column.name.endswith("_id")
    }

    assert named - ACROSS.keys() - WITHIN - ELSEWHERE == set()


@pytest.mark.parametrize(("domain", "table", "column"), list(columns()))
async def test_a_key_leads_to_a_row_whatever_database_that_is_in(
    sample: Sample, domain: str, table: str, column: str
) -> None:
    held = await sample.fetch(
        domain, f"select distinct {column} as key from {table} where {column} is not null"
    )

    assert {row["key"] for row in held} - await sample.keys(*ACROSS[column]) == set()


@pytest.mark.parametrize("domain", ["shipments", "compliance", "documents"])
async def test_the_account_of_a_row_is_one_of_its_company(sample: Sample, domain: str) -> None:
    owners = {
        row["id"]: row["company_id"]
        for row in await sample.fetch("accounts", "select id, company_id from account")
    }
    metadata = {"shipments": shipments, "compliance": compliance, "documents": documents}[domain]
    for table in metadata.sorted_tables:
        if {"company_id", "account_id"} <= set(table.columns.keys()):
            pairs = await sample.fetch(domain, f"select distinct company_id, account_id from {table.name}")
            assert [row for row in pairs if owners[row["account_id"]] != row["company_id"]] == [], table.name


async def test_parents_within_the_accounts_are_of_the_same_company(sample: Sample) -> None:
    wrong = await sample.value(
        "accounts",
        "select count(*) from account join account as parent on parent.id = account.parent_id "
        "where parent.id <> account.company_id",
    )

    assert wrong == 0
