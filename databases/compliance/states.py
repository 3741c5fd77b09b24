"""The state machines of the compliance families, who acts next in each state, and the days each has.

Shaped on the procedures of 19 CFR 151.16 (detention), 162 (seizure, disclosure), 163.6 (records), 171 and 172
(petitions), 174 (protests) and of CBP Forms 28, 29 and 4647. Days are calendar days unless said otherwise.
"""

from typing import Final

from databases.compliance.codes import ActionStatus as S
from databases.compliance.codes import Family, NextActor

Transitions = dict[S, tuple[S, ...]]

TRANSITIONS: Final[dict[Family, Transitions]] = {
    Family.INFORMATION_REQUEST: {
        S.DRAFT: (S.ISSUED,),
        S.ISSUED: (S.RESPONDED, S.EXTENDED, S.NO_RESPONSE),
        S.EXTENDED: (S.RESPONDED, S.NO_RESPONSE),
        S.RESPONDED: (S.UNDER_REVIEW,),
        S.UNDER_REVIEW: (S.CLOSED_NO_CHANGE, S.ESCALATED),
        S.NO_RESPONSE: (S.ESCALATED,),
    },
    Family.NOTICE_OF_ACTION: {
        S.ISSUED_PROPOSED: (S.RESPONDED, S.ACTION_TAKEN),
        S.RESPONDED: (S.WITHDRAWN, S.ACTION_TAKEN),
        S.ACTION_TAKEN: (S.BILLED,),
        S.ISSUED_TAKEN: (S.BILLED,),
        S.BILLED: (S.PAID, S.PROTESTED),
    },
    Family.REDELIVERY_NOTICE: {
        S.ISSUED: (S.CERTIFIED_MARKED, S.REDELIVERED, S.OVERDUE),
        S.CERTIFIED_MARKED: (S.VERIFIED,),
        S.VERIFIED: (S.CLOSED,),
        S.REDELIVERED: (S.CLOSED,),
        S.OVERDUE: (S.LIQUIDATED_DAMAGES,),
    },
    Family.PENALTY: {
        S.REFERRED: (S.PREPENALTY_ISSUED, S.PENALTY_ISSUED),
        S.PREPENALTY_ISSUED: (S.RESPONDED, S.PENALTY_ISSUED),
        S.RESPONDED: (S.DROPPED, S.PENALTY_ISSUED),
        S.PENALTY_ISSUED: (S.PETITIONED, S.PAID, S.REFERRED_TO_JUSTICE),
        S.PETITIONED: (S.MITIGATED, S.CANCELLED, S.DENIED),
        S.MITIGATED: (S.PAID, S.SUPPLEMENTAL_PETITION),
        S.DENIED: (S.SUPPLEMENTAL_PETITION, S.PAID, S.OFFER_IN_COMPROMISE, S.REFERRED_TO_JUSTICE),
        S.SUPPLEMENTAL_PETITION: (S.PAID, S.OFFER_IN_COMPROMISE, S.REFERRED_TO_JUSTICE),
        S.OFFER_IN_COMPROMISE: (S.PAID,),
        S.PAID: (S.CLOSED,),
        S.REFERRED_TO_JUSTICE: (S.CLOSED,),
    },
    Family.PRIOR_DISCLOSURE: {
        S.FILED: (S.UNDER_VALIDATION,),
        S.UNDER_VALIDATION: (S.TENDER_DUE, S.REJECTED),
        S.TENDER_DUE: (S.TENDERED, S.REJECTED),
        S.TENDERED: (S.ACCEPTED, S.REJECTED),
    },
    Family.LIQUIDATED_DAMAGES: {
        S.CLAIM_ISSUED: (S.PETITIONED, S.PAID, S.FULL),
        S.PETITIONED: (S.MITIGATED, S.CANCELLED, S.FULL),
        S.MITIGATED: (S.PAID, S.DEMAND_ON_SURETY),
        S.FULL: (S.PAID, S.DEMAND_ON_SURETY),
        S.DEMAND_ON_SURETY: (S.PAID, S.LITIGATION),
    },
    Family.DETENTION: {
        S.PRESENTED: (S.RELEASED, S.DETAINED),
        S.DETAINED: (S.NOTICED,),
        S.NOTICED: (S.INFO_SUBMITTED, S.EXPORTED, S.DEEMED_EXCLUDED),
        S.INFO_SUBMITTED: (S.RELEASED, S.EXCLUDED, S.DEEMED_EXCLUDED, S.SEIZED),
    },
    Family.SEIZURE: {
        S.SEIZED: (S.NOTICE_MAILED,),
        S.NOTICE_MAILED: (S.PETITION_FILED, S.OFFER, S.ABANDONED, S.JUDICIAL_REFERRAL),
        S.PETITION_FILED: (S.REMITTED, S.MITIGATED, S.FORFEITED),
        S.OFFER: (S.MITIGATED, S.FORFEITED),
        S.ABANDONED: (S.FORFEITED,),
        S.JUDICIAL_REFERRAL: (S.REMITTED, S.FORFEITED),
        S.REMITTED: (S.CLOSED,),
        S.MITIGATED: (S.CLOSED,),
        S.FORFEITED: (S.CLOSED,),
    },
    Family.AUDIT: {
        S.SELECTED: (S.PAS_QUESTIONNAIRE, S.FIELDWORK),
        S.PAS_QUESTIONNAIRE: (S.PAS_FIELDWORK,),
        S.PAS_FIELDWORK: (S.PAS_REPORT,),
        S.PAS_REPORT: (S.CLOSED, S.COMPLIANCE_TESTING),
        S.COMPLIANCE_TESTING: (S.IMPROVEMENT_PLAN,),
        S.IMPROVEMENT_PLAN: (S.FOLLOW_UP,),
        S.FOLLOW_UP: (S.CLOSED,),
        S.FIELDWORK: (S.DRAFT_REPORT,),
        S.DRAFT_REPORT: (S.FINAL_REPORT,),
        S.FINAL_REPORT: (S.COLLECTION, S.CLOSED),
        S.COLLECTION: (S.CLOSED,),
    },
    Family.PROTEST: {
        S.FILED: (S.APPROVED, S.PARTLY, S.DENIED, S.DEEMED_DENIED, S.FURTHER_REVIEW),
        S.FURTHER_REVIEW: (S.APPROVED, S.PARTLY, S.DENIED),
    },
    Family.RECORD_DEMAND: {
        S.ISSUED: (S.FULFILLED, S.NOT_FULFILLED),
        S.FULFILLED: (S.CLOSED,),
        S.NOT_FULFILLED: (S.CLOSED,),
    },
}

STARTS: Final[dict[Family, tuple[S, ...]]] = {
    Family.INFORMATION_REQUEST: (S.DRAFT,),
    Family.NOTICE_OF_ACTION: (S.ISSUED_PROPOSED, S.ISSUED_TAKEN),
    Family.REDELIVERY_NOTICE: (S.ISSUED,),
    Family.PENALTY: (S.REFERRED,),
    Family.PRIOR_DISCLOSURE: (S.FILED,),
    Family.LIQUIDATED_DAMAGES: (S.CLAIM_ISSUED,),
    Family.DETENTION: (S.PRESENTED,),
    Family.SEIZURE: (S.SEIZED,),
    Family.AUDIT: (S.SELECTED,),
    Family.PROTEST: (S.FILED,),
    Family.RECORD_DEMAND: (S.ISSUED,),
}

NEXT_ACTOR: Final[dict[Family, dict[S, NextActor]]] = {
    Family.INFORMATION_REQUEST: dict.fromkeys((S.ISSUED, S.EXTENDED), NextActor.ACCOUNT)
    | dict.fromkeys((S.DRAFT, S.RESPONDED, S.UNDER_REVIEW, S.NO_RESPONSE), NextActor.CBP),
    Family.NOTICE_OF_ACTION: dict.fromkeys((S.ISSUED_PROPOSED, S.BILLED), NextActor.ACCOUNT)
    | dict.fromkeys((S.RESPONDED, S.ACTION_TAKEN, S.ISSUED_TAKEN), NextActor.CBP),
    Family.REDELIVERY_NOTICE: {
        S.ISSUED: NextActor.ACCOUNT,
        S.VERIFIED: NextActor.CBP,
        S.REDELIVERED: NextActor.FACILITY,
    }
    | dict.fromkeys((S.CERTIFIED_MARKED, S.OVERDUE), NextActor.CBP),
    Family.PENALTY: dict.fromkeys(
        (S.PREPENALTY_ISSUED, S.PENALTY_ISSUED, S.MITIGATED, S.DENIED), NextActor.ACCOUNT
    )
    | dict.fromkeys(
        (S.REFERRED, S.RESPONDED, S.PETITIONED, S.SUPPLEMENTAL_PETITION, S.OFFER_IN_COMPROMISE, S.PAID),
        NextActor.CBP,
    )
    | {S.REFERRED_TO_JUSTICE: NextActor.JUSTICE},
    Family.PRIOR_DISCLOSURE: dict.fromkeys((S.FILED, S.UNDER_VALIDATION, S.TENDERED), NextActor.CBP)
    | {S.TENDER_DUE: NextActor.ACCOUNT},
    Family.LIQUIDATED_DAMAGES: dict.fromkeys((S.CLAIM_ISSUED, S.MITIGATED, S.FULL), NextActor.ACCOUNT)
    | {
        S.PETITIONED: NextActor.CBP,
        S.DEMAND_ON_SURETY: NextActor.SURETY,
        S.LITIGATION: NextActor.COURT,
    },
    Family.DETENTION: dict.fromkeys((S.PRESENTED, S.DETAINED, S.INFO_SUBMITTED), NextActor.CBP)
    | {S.NOTICED: NextActor.ACCOUNT},
    Family.SEIZURE: dict.fromkeys(
        (S.SEIZED, S.PETITION_FILED, S.OFFER, S.ABANDONED, S.REMITTED, S.MITIGATED, S.FORFEITED),
        NextActor.CBP,
    )
    | {S.NOTICE_MAILED: NextActor.ACCOUNT, S.JUDICIAL_REFERRAL: NextActor.COURT},
    Family.AUDIT: dict.fromkeys(
        (
            S.SELECTED,
            S.PAS_FIELDWORK,
            S.PAS_REPORT,
            S.COMPLIANCE_TESTING,
            S.FOLLOW_UP,
            S.FIELDWORK,
            S.FINAL_REPORT,
        ),
        NextActor.CBP,
    )
    | dict.fromkeys(
        (S.PAS_QUESTIONNAIRE, S.IMPROVEMENT_PLAN, S.DRAFT_REPORT, S.COLLECTION), NextActor.ACCOUNT
    ),
    Family.PROTEST: dict.fromkeys((S.FILED, S.FURTHER_REVIEW), NextActor.CBP)
    | dict.fromkeys((S.DENIED, S.DEEMED_DENIED), NextActor.ACCOUNT),
    Family.RECORD_DEMAND: {
        S.ISSUED: NextActor.ACCOUNT,
        S.FULFILLED: NextActor.CBP,
        S.NOT_FULFILLED: NextActor.CBP,
    },
}

DAYS: Final[dict[Family, dict[S, int]]] = {
    Family.INFORMATION_REQUEST: {S.ISSUED: 30, S.EXTENDED: 30},
    Family.NOTICE_OF_ACTION: {S.ISSUED_PROPOSED: 20, S.BILLED: 30},
    Family.REDELIVERY_NOTICE: {S.ISSUED: 30},
    Family.PENALTY: {S.PREPENALTY_ISSUED: 30, S.PENALTY_ISSUED: 60, S.MITIGATED: 30, S.DENIED: 60},
    Family.PRIOR_DISCLOSURE: {S.TENDER_DUE: 30},
    Family.LIQUIDATED_DAMAGES: {S.CLAIM_ISSUED: 60, S.MITIGATED: 60, S.FULL: 60, S.DEMAND_ON_SURETY: 30},
    Family.DETENTION: {S.PRESENTED: 5, S.DETAINED: 5, S.NOTICED: 30, S.INFO_SUBMITTED: 30},
    Family.SEIZURE: {S.NOTICE_MAILED: 30},
    Family.AUDIT: {S.PAS_QUESTIONNAIRE: 45, S.IMPROVEMENT_PLAN: 90, S.DRAFT_REPORT: 30, S.COLLECTION: 60},
    Family.PROTEST: {S.FILED: 730, S.FURTHER_REVIEW: 730, S.DENIED: 180, S.DEEMED_DENIED: 180},
    Family.RECORD_DEMAND: {S.ISSUED: 30},
}
"""Days from entering a state until its deadline; detention counts working days in PRESENTED and DETAINED, and
its 30 days run from presentation."""


def states(family: Family) -> frozenset[S]:
    """Every state of a family: its starts and whatever a transition leads to."""
    steps = TRANSITIONS[family]
    return frozenset(STARTS[family]) | frozenset(steps) | {to for targets in steps.values() for to in targets}


def terminal(family: Family, status: S) -> bool:
    """Whether a case in this state is over."""
    return status not in TRANSITIONS[family]
