"""Brings everybody on: companies of every kind with their accounts, officers, and what binds them."""

from datetime import timedelta
from decimal import Decimal
from typing import Final

from databases import numbers
from databases.accounts.codes import (
    AccountKind,
    GrantStatus,
    IdentifierKind,
    Industry,
    OrganizationType,
    PartnershipStatus,
    PartnershipTier,
)
from databases.accounts.codes import OfficerRole as Role
from databases.sample.people import People
from databases.sample.personas import PERSONAS
from databases.sample.reference import ports, records
from databases.sample.rows import Rows
from databases.sample.story import Cast, Company, Sub
from databases.sample.world import World

from .agreements import Agreements
from .companies import Registry
from .members import ALL_PORTS, admit, limit, stand_in
from .notes import take_notes
from .officers import PORTS, give_portfolios, hire, open_centers
from .partnerships import Partnerships

FIRMS_LETTERS: Final = "WXYZ"
USER_PORTS: Final = ("2704", "2709")
IATA: Final = {"QZXA": "993", "QZXH": "994"}
BOND_BASE: Final = {
    Industry.TECHNOLOGY: 4_000_000,
    Industry.AUTOMOTIVE: 9_000_000,
    Industry.MASS_MERCHANDISING: 12_000_000,
    Industry.PHARMACEUTICAL: 2_000_000,
}
"""Duties and fees of a large account in a year, by which its bond is measured."""


def open_accounts(world: World, rows: Rows) -> Cast:
    """Every account of the world, with the accounts' journal."""
    people = People(world)
    registry = Registry(world, rows, people)
    open_centers(registry)
    officers = hire(registry)
    others = {kind: _open_others(registry, kind) for kind in AccountKind}
    brokers = others[AccountKind.BROKER]
    first = [_open_first(registry, row, brokers) for row in records("companies")]
    small = [_open_small(registry, row, brokers) for row in records("small_importers")]
    sureties = others[AccountKind.SURETY]
    agents = others[AccountKind.SURETY_AGENT]
    cast = Cast(
        companies=[*first, *small],
        brokers=brokers,
        carriers=others[AccountKind.CARRIER],
        sureties=[*sureties, *agents],
        facilities=_open_facilities(registry, others[AccountKind.FACILITY_OPERATOR]),
        zones=[zone for operator in others[AccountKind.FTZ_OPERATOR] for zone in operator.zones],
        officers=officers,
    )
    give_portfolios(registry, cast.companies, officers)
    _limit_users(registry, cast)
    _sign(registry, cast, others)
    _partner(registry, cast)
    take_notes(registry, cast)
    operator = others[AccountKind.FACILITY_OPERATOR][0]
    stand_in(registry, operator, AccountKind.FACILITY_OPERATOR, PERSONAS["operator"].name)
    return cast


def _named(name: str) -> dict[int, str]:
    """Personas of a company by their place among its members: the owner, or the first user."""
    return {
        2 if key == "user" else 0: persona.name
        for key, persona in PERSONAS.items()
        if persona.company == name
    }


def _open_others(registry: Registry, kind: AccountKind) -> list[Company]:
    """Companies that do not import: the roster's rows of a kind, each with its accounts."""
    opened = []
    for row in records("others"):
        if row["kind"] != kind:
            continue
        company = registry.open_company(row)
        admit(registry, company, 4, kind, _named(row["name"]))
        number_kind = IdentifierKind(row["number_kind"]) if row["number_kind"] else None
        subs = [
            registry.open_sub(company, kind, _called(row["name"], number), number or None, number_kind)
            for number in (row["numbers"].split() or [""])
            if kind is not AccountKind.FACILITY_OPERATOR
        ]
        company.zones = subs if kind is AccountKind.FTZ_OPERATOR else []
        for sub in subs[:1]:
            sub.name = row["name"]
            company.filer = sub if kind is AccountKind.BROKER else None
            company.carrier = sub if kind is AccountKind.CARRIER else None
            company.surety_account = sub if kind is AccountKind.SURETY else None
            if sub.number in IATA:
                prefix = IATA[sub.number]
                registry.identify(company, sub.account_id, IdentifierKind.IATA, prefix, company.opened_on)
        if row["name"] in ("Ruttlemoor Trucking", "Cobblewain Haulage"):
            for _ in range(3):
                name = registry.people.name()
                registry.open_sub(company, AccountKind.DRIVER, name, None, None, OrganizationType.INDIVIDUAL)
        opened.append(company)
    return opened


def _called(company: str, number: str) -> str:
    """A sub-account's name: the company's and its code, but no tax number, which not everybody may read."""
    return company if numbers.is_importer_number(number) else f"{company} {number}".rstrip()


def _open_first(registry: Registry, row: dict[str, str], brokers: list[Company]) -> Company:
    """One of the forty first accounts, with as many importer accounts as the roster names."""
    company = registry.open_company(row, industry=Industry(row["industry"]), first_account=True)
    admit(registry, company, 6, AccountKind.IMPORTER, _named(row["name"]))
    employer = registry.employer_number()
    for place, name in enumerate(row["importers"].split("/")):
        number = f"{employer}{place:02d}"
        sub = registry.open_sub(company, AccountKind.IMPORTER, name, number, IdentifierKind.EIN)
        company.importers.append(sub)
    if registry.chance.random() < 0.25:
        former, until = registry.employer_number(), registry.world.begins + timedelta(days=200)
        sub = company.importers[-1]
        registry.identify(
            company, sub.account_id, IdentifierKind.EIN, f"{former}00", company.opened_on, until
        )
    if row["filer_code"]:
        name = f"{row['name']} filing"
        code = IdentifierKind.FILER_CODE
        company.filer = registry.open_sub(company, AccountKind.FILER, name, row["filer_code"], code)
        company.brokers.append(company)
    if row["exporter"]:
        number = f"{employer}X1"
        registry.open_sub(company, AccountKind.EXPORTER, row["exporter"], number, IdentifierKind.EIN)
    by_code = {broker.filing.number: broker for broker in brokers}
    company.brokers += [by_code[code] for code in row["brokers"].split()]
    return company


def _open_small(registry: Registry, row: dict[str, str], brokers: list[Company]) -> Company:
    """A small importer, often known only through its broker."""
    organization = OrganizationType(row["organization_type"])
    company = registry.open_company(
        row,
        industry=Industry(row["industry"]),
        organization=organization,
        portal=row["portal"] == "true",
    )
    admit(registry, company, 2, AccountKind.IMPORTER, {})
    kind = IdentifierKind(row["number_kind"])
    draw = registry.chance.randrange
    number = {
        IdentifierKind.EIN: f"{registry.employer_number()}00",
        IdentifierKind.SSN: f"000-{draw(10, 99)}-{draw(1000, 9999)}",
        IdentifierKind.CBP_ASSIGNED: f"{draw(14, 20)}2704-{draw(100, 99999):05d}",
    }[kind]
    sub = registry.open_sub(company, AccountKind.IMPORTER, row["name"], number, kind, organization)
    company.importers.append(sub)
    company.brokers = [broker for broker in brokers if broker.filing.number == row["brokers"]]
    return company


def _open_facilities(registry: Registry, operators: list[Company]) -> list[Sub]:
    """An exam station at each port of the officers, by turns of the two operators."""
    facilities = []
    for place, port in enumerate(PORTS):
        operator = operators[place % len(operators)]
        code = f"{FIRMS_LETTERS[place % 4]}{place + 101:03d}"
        town = ports()[port][0].split(",")[0]
        name = f"{operator.name}, {town}"
        facilities.append(
            registry.open_sub(operator, AccountKind.FACILITY_OPERATOR, name, code, IdentifierKind.FIRMS)
        )
    return facilities


def _limit_users(registry: Registry, cast: Cast) -> None:
    """Users see some of their company's importer accounts; one is limited to a sub-account and two ports."""
    limited = PERSONAS["user"].name
    for company in cast.companies:
        for key, actor in list(zip(company.members, company.people, strict=True))[2:]:
            if actor.name == limited:
                limit(registry, company, key, company.importers[:1], USER_PORTS)
            else:
                limit(registry, company, key, company.importers[: 1 + key % 2], ALL_PORTS)


def _sign(registry: Registry, cast: Cast, others: dict[AccountKind, list[Company]]) -> None:
    """Powers of attorney, grants and bonds, with some that run out soon, ran out, or were taken back."""
    agreements = Agreements(registry)
    chance = registry.chance
    sureties = others[AccountKind.SURETY]
    for place, company in enumerate(cast.companies):
        partnership = company.name in ("Ludlam & Fenchwick Imports", "Orrwick & Daughters")
        for broker in company.brokers:
            if broker is company:
                continue
            ends_in = 19 + 22 * (place % 2) if partnership else None
            if company.name in ("Quibbell Ceramics", "Pellucentra Ophthalmics"):
                ends_in = 33 + place % 20
            agreements.empower(
                company,
                broker,
                organization=OrganizationType.PARTNERSHIP if partnership else OrganizationType.CORPORATION,
                ends_in=ends_in,
            )
        former = cast.brokers[place % len(cast.brokers)]
        if former not in company.brokers and company.people:
            if place % 2:
                agreements.empower(company, former, ends_in=-chance.randint(40, 900))
            else:
                agreements.empower(company, former, revoked_ago=chance.randint(30, 700))
        base = BOND_BASE[company.industry or Industry.TECHNOLOGY] if company.first_account else 300_000
        agreements.bind(company, sureties[place % len(sureties)], Decimal(base))
        if place % 9 == 4:
            agreements.bind_once(company, chance.randint(60, 800))
    _grant(agreements, cast, others)


def _grant(agreements: Agreements, cast: Cast, others: dict[AccountKind, list[Company]]) -> None:
    """Cross-account access in every status."""
    protesters = others[AccountKind.PROTEST_FILER]
    for place, company in enumerate(c for c in cast.companies if c.people):
        broker = company.brokers[-1]
        status = list(GrantStatus)[place % 4]
        days = 9 if status is GrantStatus.INVITED else 120 + 17 * place
        if place % 3 != 2 and broker is not company:
            agreements.grant(company, broker, status, days_ago=days, sub=company.importers[-1])
        if place % 5 == 0:
            agreements.grant(company, protesters[place % 2], GrantStatus.ACCEPTED, days_ago=200 + place)
    bramblemart, torvex = cast.company("Bramblemart Stores"), cast.company("Torvex Motor Assembly")
    agreements.grant(bramblemart, bramblemart.brokers[0], GrantStatus.ACCEPTED, days_ago=700)
    agreements.grant(torvex, cast.company("Granholt Driveline"), GrantStatus.ACCEPTED, days_ago=500)


def _partner(registry: Registry, cast: Cast) -> None:
    """Memberships in the security partnership, as the rosters have them."""
    partnerships = Partnerships(registry, cast.officers[Role.SUPPLY_CHAIN_SPECIALIST])
    by_name = {company.name: company for company in (*cast.companies, *cast.brokers, *cast.carriers)}
    for row in (*records("companies"), *records("others")):
        company = by_name.get(row["name"])
        if company is not None and row["status"]:
            tier = PartnershipTier(row["tier"]) if row["tier"] else None
            partnerships.join(company, PartnershipStatus(row["status"]), tier)
