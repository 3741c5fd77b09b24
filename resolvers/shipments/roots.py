"""Single things of the shipments domain by the numbers on their papers."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from engine.kinds import Batched
from loaders.ids import key_of
from loaders.lookups import One
from loaders.shipments.cargo import Bills, Containers, Shipments
from loaders.shipments.entries import Entries
from loaders.shipments.filings import InBondMovements
from loaders.shipments.reckoning import Statements
from loaders.shipments.registers import Ports
from resolvers.context import Context
from resolvers.edges import batched


def _by(loader: One, argument: str, read: Callable[[str], Any]) -> Batched:
    """The one row that an argument names, null when it is absent or out of scope."""

    async def find(parents: Sequence[Any], arguments: Mapping[str, Any], context: Context) -> list[Any]:
        key = read(arguments[argument])
        return [None if key is None else await context.load(loader, None, key)] * len(parents)

    return batched(find)


def _compact(number: str) -> str:
    """A number as it is kept: capitals, no blanks."""
    return "".join(number.split()).upper()


entry = _by(Entries.by_number, "number", str)
shipment = _by(Shipments.by_id, "id", lambda value: key_of(value, "shipment"))
bill = _by(Bills.by_number, "number", _compact)
container = _by(Containers.by_number, "number", lambda number: _compact(number).replace("-", ""))
in_bond_movement = _by(InBondMovements.by_number, "number", _compact)
statement = _by(Statements.by_number, "number", str.strip)
port = _by(Ports.by_code, "code", str.strip)
