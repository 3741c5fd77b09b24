"""The bond that secures an entry: the importer's continuous one, or one for this entry alone."""

from datetime import timedelta
from decimal import Decimal
from typing import Final

from databases.accounts.codes import BondKind
from databases.accounts.tables import bond
from databases.journal_codes import Channel, Verb
from databases.sample.accounts.bonds import write_bond
from databases.sample.accounts.companies import REGISTRY
from databases.sample.rows import Deed, Rows
from databases.sample.story import EntryStory
from databases.sample.world import World
from databases.shipments.codes import BondType

from .duties import INFORMAL
from .plot import Plot

SELDOM: Final = 53
"""One entry in so many has a bond of its own."""

THOUSAND: Final = Decimal(1000)


def bond_type(story: EntryStory) -> BondType:
    """What an entry needs: informal ones nothing."""
    if story.entry_type in INFORMAL:
        return BondType.NONE
    return BondType.CONTINUOUS if story.index % SELDOM else BondType.SINGLE


def write_bond_of(world: World, rows: Rows, story: EntryStory, plot: Plot) -> int | None:
    """The id of the bond that secures an entry; one for this entry alone is filed together with it.

    That comes by message, not on paper. It covers the value with duties and fees, in whole thousands, until
    the day after entry.
    """
    needed = bond_type(story)
    if needed is BondType.CONTINUOUS:
        return story.company.bond_id
    if needed is BondType.NONE or not world.happened(plot.filed_at):
        return None
    key = rows.reserve(bond)
    amount = ((story.entered_value + story.total) // THOUSAND + 1) * THOUSAND
    since, until = min(plot.filed_at.date(), plot.entered_on), plot.entered_on + timedelta(days=1)
    number = write_bond(
        rows,
        key,
        story.company,
        story.importer,
        BondKind.SINGLE,
        amount,
        (since, until if world.happened(until) else None),
    )
    words = f"Single bond {number} of ${amount:,.0f} by {story.company.bonded[0].name}"
    deed = Deed(Verb.ACCOUNT_CHANGED, REGISTRY, plot.filed_at, words, channel=Channel.EDI)
    scope = {name: story.scope[name] for name in ("company_id", "account_id", "center_code")}
    rows.event("accounts", scope, ("bond", key, number), deed)
    return key
