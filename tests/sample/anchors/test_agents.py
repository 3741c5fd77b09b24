"""The personas are there, and those who act for an importer find what they come to ask."""

from datetime import timedelta

from databases.sample.personas import PERSONAS
from tests.world import Sample


async def test_every_persona_is_in_the_accounts(sample: Sample) -> None:
    members = await sample.fetch(
        "accounts",
        "select member.name, account.name as company from member join account on account.id = "
        "member.company_id",
    )
    officers = await sample.fetch("accounts", "select name, null as company from officer")
    everybody = {(row["name"], row["company"]) for row in (*members, *officers)}

    assert {(persona.name, persona.company) for persona in PERSONAS.values()} <= everybody


async def test_powers_of_attorney_of_the_broker_run_out_within_sixty_days(sample: Sample) -> None:
    clients = await sample.value(
        "accounts",
        "select count(distinct company_id) from power_of_attorney where filer_code = 'QT7' and "
        "revoked_at is null "
        "and valid_to between $1 and $2",
        sample.world.as_of,
        sample.world.as_of + timedelta(days=60),
    )

    assert clients >= 2


async def test_a_voyage_of_the_carrier_brings_many_bills(sample: Sample) -> None:
    most = await sample.value(
        "shipments",
        "select max(bills) from (select count(*) as bills from bill where scac = 'QZXL' group "
        "by voyage) as v",
    )

    assert most >= 5


async def test_a_user_is_limited_to_one_importer_and_two_ports(sample: Sample, company: int) -> None:
    scopes = await sample.fetch(
        "accounts",
        "select scope.account_id, port_codes from member_scope as scope join member on member.id = member_id "
        "where member.name = $1",
        PERSONAS["user"].name,
    )
    (scope,) = scopes
    ports = await sample.fetch(
        "shipments",
        "select port_code, count(*) from entry where account_id = $1 and port_code = any($2) group by 1",
        scope["account_id"],
        scope["port_codes"],
    )
    others = await sample.value(
        "shipments",
        "select count(distinct account_id) from entry where company_id = $1 and account_id <> $2",
        company,
        scope["account_id"],
    )

    assert sorted(scope["port_codes"]) == ["2704", "2709"]
    assert len(ports) == 2
    assert others == 1
