"""What the account managers, the account's people and curious agencies leave in the accounts' journal."""

from datetime import date, timedelta
from typing import Final

from databases.accounts.codes import OfficerRole
from databases.journal_codes import Channel, Verb, Visibility
from databases.sample.people import system
from databases.sample.rows import Actor
from databases.sample.story import Cast, Company

from .companies import Registry

Kind = tuple[Verb, str, Channel, Visibility]

GATE: Final = system("Sign-in")
PUBLIC, INTERNAL = Visibility.PUBLIC_TO_ACCOUNT, Visibility.CUSTOMS_INTERNAL
MANAGER: Final[tuple[Kind, ...]] = (
    (Verb.CALL_NOTED, "Call with {contact} about exam delays at {port}", Channel.PHONE, PUBLIC),
    (Verb.CALL_NOTED, "Call with {contact} about late summaries", Channel.PHONE, PUBLIC),
    (Verb.EMAIL_NOTED, "E-mail from {contact} asking for the status of a ruling", Channel.EMAIL, PUBLIC),
    (Verb.EMAIL_NOTED, "E-mail to {contact} with the quarter's compliance figures", Channel.EMAIL, PUBLIC),
    (Verb.MEETING_NOTED, "Quarterly meeting with {contact}", Channel.IN_PERSON, PUBLIC),
    (Verb.VISIT_NOTED, "Visit to {city}: walk through the receiving dock", Channel.IN_PERSON, PUBLIC),
    (Verb.PLAN_ITEM_CHANGED, "Action plan: classification training moved by a month", Channel.PORTAL, PUBLIC),
    (Verb.PLAN_ITEM_CHANGED, "Action plan: supplier manual done", Channel.PORTAL, PUBLIC),
    (Verb.CALL_NOTED, "Call with a Center colleague about this account's risk", Channel.PHONE, INTERNAL),
)
OWN: Final[tuple[Kind, ...]] = (
    (Verb.ACCOUNT_CHANGED, "Telephone number of a contact changed", Channel.PORTAL, PUBLIC),
    (Verb.ACCOUNT_CHANGED, "Address of records changed", Channel.PORTAL, PUBLIC),
    (Verb.REPORT_RUN, "Entry summary line report run", Channel.PORTAL, PUBLIC),
    (Verb.REPORT_RUN, "Statement report run", Channel.PORTAL, PUBLIC),
    (Verb.DATA_EXPORTED, "Lines of a quarter exported", Channel.API, PUBLIC),
)
OVERSIGHT: Final[tuple[Kind, ...]] = (
    (Verb.RECORD_OPENED, "Account record opened for a review of programme results", Channel.PORTAL, INTERNAL),
    (Verb.FIELD_UNMASKED, "Importer number shown in full", Channel.PORTAL, INTERNAL),
    (Verb.DATA_EXPORTED, "Aggregates by port exported", Channel.API, INTERNAL),
)
GATES: Final[tuple[Kind, ...]] = (
    (Verb.ACCESS_DENIED, "Asked for a sub-account that is not granted", Channel.API, PUBLIC),
    (Verb.ACCESS_FAILED, "Wrong password three times", Channel.PORTAL, PUBLIC),
)
PORTS: Final = ("Los Angeles", "Laredo", "Newark", "Detroit", "Savannah", "Chicago")


def take_notes(registry: Registry, cast: Cast) -> None:
    """Notes about every importer since the world began: a large account about every other week."""
    chance = registry.world.stream("notes")
    analysts = cast.officers[OfficerRole.OVERSIGHT_ANALYST]
    span = (registry.world.as_of - registry.world.begins).days
    for company in cast.companies:
        pace = 15 if company.first_account and company.people else 90
        day = chance.randrange(pace)
        while day < span:
            on = registry.world.begins + timedelta(days=day)
            draw = chance.random()
            if company.people and draw < 0.28:
                kinds, actor = OWN, chance.choice(company.people)
            elif company.people and draw < 0.31:
                kinds, actor = GATES, chance.choice((GATE, company.people[-1]))
            elif draw < 0.38:
                kinds, actor = OVERSIGHT, chance.choice(analysts).actor
            else:
                kinds, actor = MANAGER, company.manager or analysts[0].actor
            _note(registry, company, on, actor, chance.choice(kinds), chance.choice(PORTS))
            day += 1 + int(chance.expovariate(1 / pace))


def _note(
    registry: Registry,
    company: Company,
    on: date,
    actor: Actor,
    kind: Kind,
    port: str,
) -> None:
    verb, words, channel, visibility = kind
    registry.tell(
        company,
        company.company_id,
        on,
        verb,
        words.format(contact=company.compliance_contact, city=company.city, port=port),
        actor,
        channel=channel,
        visibility=visibility,
    )
