"""A case as it stands at the present."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from databases.accounts.codes import OfficerRole
from databases.compliance.codes import ActionStatus as S
from databases.compliance.codes import AuditKind, Culpability, Family, Topic
from databases.compliance.states import terminal
from databases.journal_codes import ActorType
from databases.sample.rows import Actor
from databases.sample.story import Company, EntryStory, Officer

from .amounts import Amounts
from .courses import Step
from .subjects import Question

OWNER_ROLE = {
    Family.INFORMATION_REQUEST: OfficerRole.IMPORT_SPECIALIST,
    Family.NOTICE_OF_ACTION: OfficerRole.IMPORT_SPECIALIST,
    Family.RECORD_DEMAND: OfficerRole.IMPORT_SPECIALIST,
    Family.REDELIVERY_NOTICE: OfficerRole.CBP_OFFICER,
    Family.DETENTION: OfficerRole.CBP_OFFICER,
    Family.PENALTY: OfficerRole.FPF_OFFICER,
    Family.PRIOR_DISCLOSURE: OfficerRole.FPF_OFFICER,
    Family.LIQUIDATED_DAMAGES: OfficerRole.FPF_OFFICER,
    Family.SEIZURE: OfficerRole.FPF_OFFICER,
    Family.AUDIT: OfficerRole.REGULATORY_AUDITOR,
    Family.PROTEST: OfficerRole.ENTRY_SPECIALIST,
}
SYSTEM = Actor(ActorType.SYSTEM, "job:deadline-monitor", "Deadline monitor", "System job")

ANSWERS = frozenset(
    {
        S.RESPONDED,
        S.CERTIFIED_MARKED,
        S.REDELIVERED,
        S.PETITIONED,
        S.PETITION_FILED,
        S.OFFER,
        S.ABANDONED,
        S.TENDERED,
        S.INFO_SUBMITTED,
        S.FULFILLED,
        S.PAS_FIELDWORK,
        S.SUPPLEMENTAL_PETITION,
        S.OFFER_IN_COMPROMISE,
    }
)


@dataclass(slots=True)
class Case:
    """A compliance action with its steps so far, and what other domains need to know of it."""

    family: Family
    topic: Topic
    company: Company
    scope: Mapping[str, Any]
    steps: Sequence[Step]
    officer: Officer
    subject: str
    amounts: Amounts
    story: EntryStory | None = None
    questions: Sequence[Question] = ()
    parent: "Case | None" = None
    agent: Actor | None = None  # the broker's person, where the broker answers
    culpability: Culpability | None = None
    audit_kind: AuditKind | None = None
    valid_disclosure: bool = False
    id: int = 0
    number: str = ""
    reached: frozenset[S] = field(init=False)

    def __post_init__(self) -> None:
        self.reached = frozenset(step.status for step in self.steps)

    @property
    def status(self) -> S:
        """The state in which it is."""
        return self.steps[-1].status

    @property
    def opened_at(self) -> datetime:
        """When it was opened."""
        return self.steps[0].at

    @property
    def answered_at(self) -> datetime | None:
        """When the account first answered."""
        return next((step.at for step in self.steps if step.status in ANSWERS), None)

    @property
    def closed_at(self) -> datetime | None:
        """When it came to an end."""
        return self.steps[-1].at if terminal(self.family, self.status) else None

    def actor(self, step: Step) -> Actor:
        """The person, or the job, who made a step."""
        if step.side is ActorType.SYSTEM:
            return SYSTEM
        if step.side is ActorType.TRADE_USER:
            return self.agent or self.trade_person
        if step.side is ActorType.SURETY and self.company.surety and self.company.surety.people:
            return self.company.surety.people[0]
        return self.officer.actor

    @property
    def trade_person(self) -> Actor:
        """Who answers for the account."""
        if self.story is not None and self.story.importer_actor is not None:
            return self.story.importer_actor
        return self.company.people[0] if self.company.people else SYSTEM
