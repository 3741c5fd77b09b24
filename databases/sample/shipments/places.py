"""Where goods lie when they are entered: in a zone, a warehouse, a freight station, or where they came in."""

from typing import Final

from databases.sample.reference import ports
from databases.sample.story import Cast, EntryStory

from .plot import Plot
from .profiles import Way

ZONE: Final = "06"
WAREHOUSE: Final = frozenset({"21", "31"})
UNPACKED: Final = 4
"""One house bill in so many is unpacked in a freight station."""

TERMINALS: Final = {Way.SEA: "S", Way.AIR: "A", Way.TRUCK: "T", Way.RAIL: "R"}
INLAND: Final = "D"


def goods_location(cast: Cast, story: EntryStory, plot: Plot, facility: str) -> str:
    """The code of the place; `facility` is that of the operator's at the port."""
    if story.entry_type == ZONE:
        return cast.zones[story.company.company_id % len(cast.zones)].number
    unpacked = len(story.bills) > 1 and story.bills[-1].id % UNPACKED == 0
    if unpacked or story.entry_type in WAREHOUSE:
        return facility
    letter = TERMINALS[plot.journey.way] if plot.move is None else INLAND
    return f"{letter}{list(ports()).index(story.port_code):03d}"
