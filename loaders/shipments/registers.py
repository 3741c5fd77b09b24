"""Registers that Customs publishes: ports, tariff rates and fees; and the parties known per importer."""

from typing import Final

from databases.shipments.codes import PortMode
from databases.shipments.tables import fee_rule, foreign_port, party, port, tariff_rate
from loaders.cases import covering
from loaders.filters import among, between, contains, filters, prefix, whether
from loaders.lookups import many, one
from loaders.pages import by, orders, page
from loaders.reader import Loaders

PORT_FILTERS: Final = filters(
    code=prefix(
        port.c.code, "Schedule D codes that start with this text; the first two digits are a district."
    ),
    name=prefix(port.c.name, "Names that start with this text."),
    name_contains=contains(port.c.name, "Names in which this text occurs, upper and lower case alike."),
    state=among(port.c.state, "Two-letter codes of states."),
    mode=contains(port.c.modes, "Ports where this arrives.", PortMode),
)
PORT_ORDERS: Final = orders(
    name=by(port.c.name, "The port's name.", ascending=True),
    code=by(port.c.code, "Its Schedule D code.", ascending=True),
)

FOREIGN_PORT_FILTERS: Final = filters(
    code=prefix(foreign_port.c.code, "UN/LOCODEs that start with this text.", str.upper),
    name=prefix(foreign_port.c.name, "Names that start with this text."),
    country=among(foreign_port.c.country, "ISO 3166 two-letter codes of their countries."),
)
FOREIGN_PORT_ORDERS: Final = orders(name=by(foreign_port.c.name, "The port's name.", ascending=True))


def bare(number: str) -> str:
    """A number of the tariff without its points."""
    return number.replace(".", "")


TARIFF_FILTERS: Final = filters(
    hts_number=prefix(tariff_rate.c.hts_number, "Numbers that start so, with or without points.", bare),
    description_contains=contains(tariff_rate.c.description, "Descriptions in which this text occurs."),
    country=among(tariff_rate.c.country, "Additional duties on goods of these countries (ISO 3166)."),
    rate=between(tariff_rate.c.rate, "The ad valorem rate as a share of value: 0.165 for 16.5 %."),
    valid_on=covering(tariff_rate.c.valid_from, tariff_rate.c.valid_to, "Rates that hold on this day."),
    checked=whether(lambda _: tariff_rate.c.checked, "Whether the rate was checked against the tariff."),
)
TARIFF_ORDERS: Final = orders(
    hts_number=by(tariff_rate.c.hts_number, "The number of the tariff.", ascending=True),
)
PARTY_FILTERS: Final = filters(
    role=among(party.c.role, "What the party does."),
    name=prefix(party.c.name, "Names that start with this text."),
    name_contains=contains(party.c.name, "Names in which this text occurs, upper and lower case alike."),
    manufacturer_id=prefix(
        party.c.manufacturer_id, "Manufacturer identification codes (MID) that start so.", str.upper
    ),
    country=among(party.c.country, "ISO 3166 two-letter codes of their countries."),
)
PARTY_ORDERS: Final = orders(name=by(party.c.name, "The party's name.", ascending=True))


class Ports(Loaders):
    """Ports of entry (Schedule D)."""

    by_id = one(port, port.c.id)
    by_code = one(port, port.c.code)
    all = page(port, where=PORT_FILTERS, orders=PORT_ORDERS)


class ForeignPorts(Loaders):
    """Ports of lading abroad (UN/LOCODE)."""

    by_id = one(foreign_port, foreign_port.c.id)
    by_code = one(foreign_port, foreign_port.c.code)
    all = page(foreign_port, where=FOREIGN_PORT_FILTERS, orders=FOREIGN_PORT_ORDERS)


class TariffRates(Loaders):
    """Dated rates of duty."""

    by_id = one(tariff_rate, tariff_rate.c.id)
    by_number = many(tariff_rate, tariff_rate.c.hts_number, tariff_rate.c.valid_from)
    all = page(tariff_rate, where=TARIFF_FILTERS, orders=TARIFF_ORDERS)


class FeeRules(Loaders):
    """Dated rules by which fees are reckoned, oldest first."""

    by_id = one(fee_rule, fee_rule.c.id)
    by_kind = many(fee_rule, fee_rule.c.kind, fee_rule.c.valid_from)


class Parties(Loaders):
    """Manufacturers, shippers and consignees, each known to one importer."""

    by_id = one(party, party.c.id)
    all = page(party, where=PARTY_FILTERS, orders=PARTY_ORDERS)
    by_company = page(party, party.c.company_id, where=PARTY_FILTERS, orders=PARTY_ORDERS)
    by_account = page(party, party.c.account_id, where=PARTY_FILTERS, orders=PARTY_ORDERS)
