"""The types of the compliance domain: the families of cases, but for audits."""

from datetime import date, datetime
from decimal import Decimal

import strawberry

from databases.compliance.codes import Culpability, NoticeKind
from resolvers import compliance as resolve
from schema.compliance.actions import ComplianceAction
from schema.core.fields import column, computed, edge
from schema.core.graph import adds_to

LOCATION = "FIRMS code of the place where the goods lie; null where not known."
CHANGE = "Duty more (or, below zero, less) than was deposited, in US dollars; null while not known."


@strawberry.type(
    description="CBP Form 28: an import specialist asks about entry lines; the answer is due in 30 days."
)
class InformationRequest(ComplianceAction):
    pass


@strawberry.type(
    description="CBP Form 29: a rate advance or reclassification, proposed (20 days to answer) or taken."
)
class NoticeOfAction(ComplianceAction):
    notice_kind: NoticeKind | None = column(description="Whether it proposes or tells.")
    duty_change: Decimal | None = column(description=CHANGE)


@strawberry.type(
    description="CBP Form 4647: goods are to be marked, exported, destroyed or redelivered within 30 days "
    "(19 CFR 141.113)."
)
class RedeliveryNotice(ComplianceAction):
    goods_location: str | None = column(description=LOCATION)


@strawberry.type(description="A penalty case for a material false statement or omission (19 USC 1592).")
class PenaltyCase(ComplianceAction):
    culpability: Culpability | None = column(description="The degree of fault, on which the maximum depends.")
    valid_disclosure: bool = column(
        description="Whether a valid prior disclosure limits it to interest, or for fraud to the duties lost."
    )


@strawberry.type(
    description="A prior disclosure: the account tells of its own violation, and pays within 30 days of "
    "Customs' figure (19 CFR 162.74)."
)
class PriorDisclosure(ComplianceAction):
    duty_change: Decimal | None = column(description=CHANGE)


@strawberry.type(
    description="A claim for liquidated damages: a bond was breached by a late summary, a missed redelivery "
    "or a late security filing (19 CFR 172)."
)
class LiquidatedDamagesClaim(ComplianceAction):
    pass


@strawberry.type(
    description="A detention: Customs has five working days to release or detain goods, and thirty days from "
    "presentation to decide (19 CFR 151.16)."
)
class Detention(ComplianceAction):
    goods_location: str | None = column(description=LOCATION)
    decision_due_on: date = computed(
        resolve.admissibility_due_on,
        description="Thirty days from presentation: undecided by then, the goods are deemed excluded.",
    )


@strawberry.type(description="A seizure of goods; a petition may be filed within 30 days (19 CFR 162).")
class Seizure(ComplianceAction):
    goods_location: str | None = column(description=LOCATION)


@strawberry.type(
    description="A protest against a liquidation or another decision (CBP Form 19, 19 USC 1514); "
    "once denied, a court can be asked within 180 days."
)
class Protest(ComplianceAction):
    liquidated_on: date | None = column(description="The day of the liquidation protested.")
    protestable_until: date | None = computed(
        resolve.protestable_until, description="The last day to protest it: 180 days after."
    )
    duty_change: Decimal | None = column(description=CHANGE)


@strawberry.type(
    description="A demand for entry records, to be produced within 30 days (19 USC 1509, 19 CFR 163.6)."
)
class RecordDemand(ComplianceAction):
    pass


@adds_to("LiquidatedDamagesClaim", "PenaltyCase", "Seizure")
class Petitionable:
    petition_due_on: date | None = edge(
        resolve.petition_due_on,
        description="The last day to petition for relief (19 CFR 171.2, 172.3); null until that can be done.",
    )
    petitioned_at: datetime | None = edge(
        resolve.petitioned_at, description="When the petition was filed; null while none was."
    )


FAMILIES = (
    InformationRequest,
    NoticeOfAction,
    RedeliveryNotice,
    PenaltyCase,
    PriorDisclosure,
    LiquidatedDamagesClaim,
    Detention,
    Seizure,
    Protest,
    RecordDemand,
)
"""The object types behind `ComplianceAction` that stand here."""
