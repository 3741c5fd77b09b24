"""How registers and parties are answered."""

import asyncio
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final

import pycountry

from databases.shipments.codes import PortMode
from databases.shipments.entry_types import ENTRY_TYPES
from engine.kinds import Derived, derived
from loaders.rows import Row
from loaders.shipments.filings import SecurityFilings
from loaders.shipments.lines import EntryLines
from loaders.shipments.registers import FeeRules, ForeignPorts, Parties, Ports, TariffRates
from resolvers.context import Context
from resolvers.edges import batched, to_many, to_one, to_page

ports = to_page(Ports.all, key=None)
foreign_ports = to_page(ForeignPorts.all, key=None)
tariff_rates = to_page(TariffRates.all, key=None)
parties = to_page(Parties.all, key=None)
parties_of_company = to_page(Parties.by_company)
parties_of_account = to_page(Parties.by_account)

port = to_one(Ports.by_code, key="port_code")
destination_port = to_one(Ports.by_code, key="destination_port_code")
lading_port = to_one(ForeignPorts.by_code, key="lading_port")
fee_rules = to_many(FeeRules.by_kind, key="kind")
supplier = to_one(Parties.by_id, key="supplier_id")
manufacturer = to_one(Parties.by_id, key="manufacturer_party_id")
shipper = to_one(Parties.by_id, key="shipper_id")
consignee = to_one(Parties.by_id, key="consignee_id")
lines_of_party = to_page(EntryLines.by_manufacturer)
filings_of_party = to_page(SecurityFilings.by_supplier)

_NAMES: Final = {"TW": "Taiwan", "KR": "South Korea", "KP": "North Korea"}
"""Countries whose plain name pycountry does not have."""


@cache
def _country(code: str) -> Mapping[str, str]:
    known = pycountry.countries.get(alpha_2=code)
    name = code if known is None else getattr(known, "common_name", known.name)
    return {"code": code, "name": _NAMES.get(code, name)}


def country(column: str) -> Derived:
    """The country whose ISO 3166 code the column holds; null when the column is."""

    def named(row: Row) -> Mapping[str, str] | None:
        return None if row[column] is None else _country(row[column])

    return derived(column, code=column)(named)


@derived("entry_type", code="entry_type")
def entry_type(row: Row) -> Mapping[str, str]:
    """The code and its name; an unknown code is its own name."""
    code: str = row["entry_type"]
    return {"code": code, "name": ENTRY_TYPES.get(code, code)}


@derived("modes")
def port_modes(row: Row) -> list[PortMode]:
    """What arrives at the port."""
    return [PortMode(letter) for letter in row["modes"]]


@batched
async def tariff_rate(
    parents: Sequence[Row],
    arguments: Mapping[str, Any],
    context: Context,
) -> list[Row | None]:
    """The rate of each line's number on its day of entry; null where the register has none."""
    known = await asyncio.gather(*(_rates(parent["hts_number"], context) for parent in parents))
    return [
        next((rate for rate in reversed(rates) if _holds(rate, parent)), None)
        for parent, rates in zip(parents, known, strict=True)
    ]


async def _rates(number: str | None, context: Context) -> Sequence[Row]:
    rates: Sequence[Row] = () if number is None else await context.load(TariffRates.by_number, None, number)
    return rates


def _holds(rate: Row, line: Row) -> bool:
    """Whether a rate holds on a line's day of entry, for goods of its origin."""
    on = line["entered_on"]
    in_time: bool = rate["valid_from"] <= on and (rate["valid_to"] is None or on <= rate["valid_to"])
    return in_time and rate["country"] in (None, line["origin"])


@batched
async def rules_of_fee(
    parents: Sequence[Any], arguments: Mapping[str, Any], context: Context
) -> list[Sequence[Row]]:
    """The dated rules of one kind of fee, oldest first."""
    return [await context.load(FeeRules.by_kind, None, arguments["kind"])] * len(parents)
