"""The parties of each importer: suppliers abroad, forwarders who ship, and the importer as consignee."""

from random import Random
from typing import Final

from databases.accounts.codes import Industry
from databases.numbers import manufacturer_id
from databases.sample.reference import foreign_ports
from databases.sample.rows import Rows
from databases.sample.story import Cast, Company, Supplier
from databases.sample.world import World
from databases.shipments.codes import PartyRole
from databases.shipments.tables import party

from .profiles import PROFILES

FIRST: Final = (
    *("Shen", "Quill", "Marrow", "Dovel", "Tarn", "Pell", "Brock", "Wend", "Fenni", "Holl", "Orla", "Vask"),
    *("Ulver", "Zint", "Cald", "Emmer", "Garth", "Ives", "Jass", "Kell", "Lorn", "Ness", "Rill", "Sarn"),
)
LAST: Final = (
    "wick",
    "mere",
    "dale",
    "quay",
    "stane",
    "ford",
    "holm",
    "bury",
    "gate",
    "combe",
    "lund",
    "vale",
)
TRADE: Final = {
    Industry.TECHNOLOGY: ("Microtronic", "Circuits", "Opto", "Precision", "Electronics", "Components"),
    Industry.AUTOMOTIVE: ("Autoparts", "Castings", "Driveworks", "Forge", "Harness", "Rubber"),
    Industry.MASS_MERCHANDISING: ("Textiles", "Garments", "Plastics", "Housewares", "Footwear", "Toyworks"),
    Industry.PHARMACEUTICAL: ("Laboratories", "Biotech", "Chemie", "Actives", "Sterile", "Diagnostics"),
}
ROADS: Final = ("Harbour Rd", "Industrial Ave", "Canal St", "Station Rd", "Mill Lane", "Gate 4 Rd", "Park Rd")
PROVINCES: Final = {"CA": "XO"}
"""A manufacturer in Canada is known by its province: XO is Ontario."""

FROM_MEXICO: Final = 2
"""Suppliers in Mexico that every importer has, the first of its list: preferences are claimed everywhere."""


def find_suppliers(world: World, rows: Rows, cast: Cast) -> dict[int, tuple[int, int]]:
    """Give every importer its suppliers; and by company the party ids of its forwarder and consignee."""
    chance = world.stream("suppliers")
    taken: set[str] = set()
    forwarders = {}
    for company in cast.companies:
        profile = PROFILES[company.industry or Industry.MASS_MERCHANDISING]
        scope = {
            "company_id": company.company_id,
            "account_id": company.importers[0].account_id,
            "center_code": company.center_code,
        }
        count = 14 if company.first_account else 4
        countries = [
            *(("MX",) * FROM_MEXICO),
            *chance.choices(list(profile.origins), list(profile.origins.values()), k=count),
        ]
        countries += [country for country in ("CA", "CN") if country not in countries]
        for country in countries:
            supplier = _supplier(company, country, chance, taken)
            supplier.party_id = rows.add(
                party,
                scope,
                role=PartyRole.MANUFACTURER,
                name=supplier.name,
                manufacturer_id=supplier.manufacturer_id,
                street=supplier.street,
                city=supplier.city,
                country=supplier.country,
            )
            company.suppliers.append(supplier)
        forwarders[company.company_id] = (
            rows.add(
                party,
                scope,
                role=PartyRole.SHIPPER,
                name=f"{chance.choice(FIRST)}{chance.choice(LAST)} Forwarding",
                street=f"{chance.randint(1, 90)} Port Rd",
                city="Ningbo",
                country="CN",
            ),
            rows.add(
                party,
                scope,
                role=PartyRole.CONSIGNEE,
                name=company.importers[0].name,
                street=company.street,
                city=company.city,
                country="US",
            ),
        )
    return forwarders


def _supplier(company: Company, country: str, chance: Random, taken: set[str]) -> Supplier:
    """A supplier whose name no other has."""
    while True:
        trade = chance.choice(TRADE[company.industry or Industry.MASS_MERCHANDISING])
        name = f"{chance.choice(FIRST)}{chance.choice(LAST)} {trade}"
        if name not in taken:
            break
    taken.add(name)
    street = f"{chance.randint(2, 1999)} {chance.choice(ROADS)}"
    city = chance.choice(foreign_ports()[country]).name
    known = manufacturer_id(PROVINCES.get(country, country), name, street, city)
    return Supplier(0, name, known, street, city, country)
