"""Single things of the shipments domain by the numbers on their papers."""

from loaders.ids import key_of
from loaders.shipments.cargo import Bills, Containers, Shipments
from loaders.shipments.entries import Entries
from loaders.shipments.filings import InBondMovements
from loaders.shipments.reckoning import Statements
from loaders.shipments.registers import Ports
from resolvers.edges import lookup


def _compact(number: str) -> str:
    """A number as it is kept: capitals, no blanks."""
    return "".join(number.split()).upper()


entry = lookup(Entries.by_number, "number", str)
shipment = lookup(Shipments.by_id, "id", lambda value: key_of(value, "shipment"))
bill = lookup(Bills.by_number, "number", _compact)
container = lookup(Containers.by_number, "number", lambda number: _compact(number).replace("-", ""))
in_bond_movement = lookup(InBondMovements.by_number, "number", _compact)
statement = lookup(Statements.by_number, "number", str.strip)
port = lookup(Ports.by_code, "code", str.strip)
