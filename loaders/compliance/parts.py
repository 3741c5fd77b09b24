"""What a case is made of: the entries and lines concerned, its steps, and what it asks to be sent."""

from typing import Final

from databases.compliance.tables import action_entry, action_event, action_line, requested_item
from loaders.filters import among, between, filters, prefix, whether
from loaders.lookups import many, one
from loaders.pages import by, orders, page
from loaders.reader import Loaders

ENTRY_FILTERS: Final = filters(
    entry_number=prefix(
        action_entry.c.entry_number,
        "Entry numbers that start with this text, hyphens or not.",
        lambda text: text.replace("-", "").upper(),
    ),
    port=among(action_entry.c.port_code, "The port of entry, by Schedule D code."),
)
ENTRY_ORDERS: Final = orders(
    added=by(action_entry.c.id, "In which it was added to the case.", ascending=True)
)
LINE_FILTERS: Final = filters(
    topic=among(action_line.c.topic, "What is questioned."),
    duty_change=between(action_line.c.duty_change, "The change of duty, in US dollars."),
    proposed=whether(lambda _: action_line.c.proposed.is_not(None), "Whether Customs proposes something."),
)
LINE_ORDERS: Final = orders(added=by(action_line.c.id, "In which it was added to the case.", ascending=True))


class ActionEntries(Loaders):
    """The entries that a case is about."""

    by_id = one(action_entry, action_entry.c.id)
    by_action = page(action_entry, action_entry.c.action_id, where=ENTRY_FILTERS, orders=ENTRY_ORDERS)


class ActionLines(Loaders):
    """The entry lines that a case questions."""

    by_id = one(action_line, action_line.c.id)
    by_action = page(action_line, action_line.c.action_id, where=LINE_FILTERS, orders=LINE_ORDERS)
    by_line = many(action_line, action_line.c.line_id, action_line.c.action_id)
    of_action = many(action_line, action_line.c.action_id)


class ActionEvents(Loaders):
    """The steps of a case, oldest first."""

    by_id = one(action_event, action_event.c.id)
    by_action = many(action_event, action_event.c.action_id, action_event.c.occurred_at)


class RequestedItems(Loaders):
    """What a case asks to be sent."""

    by_id = one(requested_item, requested_item.c.id)
    by_action = many(requested_item, requested_item.c.action_id)
