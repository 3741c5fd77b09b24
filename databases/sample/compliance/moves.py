"""How compliance cases move: chance, days, side and words of every transition of every family.

Days are counted from entering the state left. They respect the deadlines of `databases.compliance.states`: an
answer comes within its days, or after them where the procedure waits; what follows from silence comes after.
The words stand in each case's event rows and in the activity of its account.
"""

from dataclasses import dataclass
from typing import Final

from databases.compliance.codes import ActionStatus as S
from databases.compliance.codes import Family
from databases.journal_codes import ActorType

TRADE, BROKER, SURETY = ActorType.TRADE_USER, ActorType.BROKER, ActorType.SURETY
OFFICER, SYSTEM = ActorType.OFFICER, ActorType.SYSTEM


@dataclass(frozen=True, slots=True)
class Move:
    """One transition: its weight among the ways out, its days, who makes it, and why."""

    weight: float
    days: tuple[int, int]
    side: ActorType
    reason: str


STARTS: Final[dict[Family, dict[S, Move]]] = {
    Family.INFORMATION_REQUEST: {
        S.DRAFT: Move(1, (0, 0), OFFICER, "Question drafted on review of the entry summary")
    },
    Family.NOTICE_OF_ACTION: {
        S.ISSUED_PROPOSED: Move(0.75, (0, 0), OFFICER, "Rate advance proposed"),
        S.ISSUED_TAKEN: Move(0.25, (0, 0), OFFICER, "Rate advance taken without proposal"),
    },
    Family.REDELIVERY_NOTICE: {
        S.ISSUED: Move(1, (0, 0), OFFICER, "Goods not legally marked or not admissible; notice issued")
    },
    Family.PENALTY: {S.REFERRED: Move(1, (0, 0), OFFICER, "Alleged violation referred for penalty")},
    Family.PRIOR_DISCLOSURE: {S.FILED: Move(1, (0, 0), TRADE, "Disclosure of own violation filed")},
    Family.LIQUIDATED_DAMAGES: {S.CLAIM_ISSUED: Move(1, (0, 0), OFFICER, "Claim for breach of bond issued")},
    Family.DETENTION: {S.PRESENTED: Move(1, (0, 0), OFFICER, "Goods presented for examination")},
    Family.SEIZURE: {S.SEIZED: Move(1, (0, 0), OFFICER, "Goods seized at the port")},
    Family.AUDIT: {S.SELECTED: Move(1, (0, 0), OFFICER, "Account selected by risk and volume")},
    Family.PROTEST: {S.FILED: Move(1, (0, 0), TRADE, "Protest of the liquidation filed")},
    Family.RECORD_DEMAND: {S.ISSUED: Move(1, (0, 0), OFFICER, "Entry records demanded")},
}

MOVES: Final[dict[Family, dict[tuple[S, S], Move]]] = {
    Family.INFORMATION_REQUEST: {
        (S.DRAFT, S.ISSUED): Move(1, (1, 6), OFFICER, "Form 28 issued"),
        (S.ISSUED, S.RESPONDED): Move(0.78, (6, 29), TRADE, "Answer sent with documents"),
        (S.ISSUED, S.EXTENDED): Move(0.12, (18, 29), OFFICER, "Thirty more days given on request"),
        (S.ISSUED, S.NO_RESPONSE): Move(0.10, (34, 55), SYSTEM, "No answer within the time given"),
        (S.EXTENDED, S.RESPONDED): Move(0.85, (5, 29), TRADE, "Answer sent within the extension"),
        (S.EXTENDED, S.NO_RESPONSE): Move(0.15, (33, 45), SYSTEM, "No answer within the extension"),
        (S.RESPONDED, S.UNDER_REVIEW): Move(1, (2, 12), OFFICER, "Answer taken up for review"),
        (S.UNDER_REVIEW, S.CLOSED_NO_CHANGE): Move(
            0.6, (8, 45), OFFICER, "Answer supports the entry as filed"
        ),
        (S.UNDER_REVIEW, S.ESCALATED): Move(0.4, (8, 45), OFFICER, "Answer does not support the entry"),
        (S.NO_RESPONSE, S.ESCALATED): Move(1, (4, 20), OFFICER, "Decided on the record without an answer"),
    },
    Family.NOTICE_OF_ACTION: {
        (S.ISSUED_PROPOSED, S.RESPONDED): Move(0.6, (7, 19), TRADE, "Disagreement explained"),
        (S.ISSUED_PROPOSED, S.ACTION_TAKEN): Move(
            0.4, (22, 32), OFFICER, "No answer in 20 days; advance made"
        ),
        (S.RESPONDED, S.WITHDRAWN): Move(0.35, (10, 35), OFFICER, "Answer accepted; proposal withdrawn"),
        (S.RESPONDED, S.ACTION_TAKEN): Move(0.65, (10, 35), OFFICER, "Answer not accepted; advance made"),
        (S.ACTION_TAKEN, S.BILLED): Move(1, (10, 30), SYSTEM, "Difference billed at liquidation"),
        (S.ISSUED_TAKEN, S.BILLED): Move(1, (15, 40), SYSTEM, "Difference billed at liquidation"),
        (S.BILLED, S.PAID): Move(0.7, (8, 36), TRADE, "Bill paid"),
        (S.BILLED, S.PROTESTED): Move(0.3, (20, 150), TRADE, "Decision protested"),
    },
    Family.REDELIVERY_NOTICE: {
        (S.ISSUED, S.CERTIFIED_MARKED): Move(0.5, (8, 28), TRADE, "Goods marked and certified"),
        (S.ISSUED, S.REDELIVERED): Move(0.3, (8, 29), TRADE, "Goods redelivered to custody"),
        (S.ISSUED, S.OVERDUE): Move(0.2, (31, 36), SYSTEM, "Not marked or redelivered in 30 days"),
        (S.CERTIFIED_MARKED, S.VERIFIED): Move(1, (3, 12), OFFICER, "Marking verified"),
        (S.VERIFIED, S.CLOSED): Move(1, (1, 8), OFFICER, "Notice closed"),
        (S.REDELIVERED, S.CLOSED): Move(1, (5, 20), OFFICER, "Redelivery confirmed; notice closed"),
        (S.OVERDUE, S.LIQUIDATED_DAMAGES): Move(1, (10, 40), OFFICER, "Claimed under the bond"),
    },
    Family.PENALTY: {
        (S.REFERRED, S.PREPENALTY_ISSUED): Move(0.9, (25, 70), OFFICER, "Pre-penalty notice issued"),
        (S.REFERRED, S.PENALTY_ISSUED): Move(0.1, (20, 40), OFFICER, "Small claim: penalty without notice"),
        (S.PREPENALTY_ISSUED, S.RESPONDED): Move(0.75, (12, 29), TRADE, "Answer to the pre-penalty notice"),
        (S.PREPENALTY_ISSUED, S.PENALTY_ISSUED): Move(0.25, (33, 60), OFFICER, "No answer; penalty issued"),
        (S.RESPONDED, S.DROPPED): Move(0.25, (30, 80), OFFICER, "Answer accepted; case dropped"),
        (S.RESPONDED, S.PENALTY_ISSUED): Move(0.75, (30, 80), OFFICER, "Penalty issued"),
        (S.PENALTY_ISSUED, S.PETITIONED): Move(0.75, (30, 59), TRADE, "Petition for relief filed"),
        (S.PENALTY_ISSUED, S.PAID): Move(0.15, (20, 58), TRADE, "Penalty paid"),
        (S.PENALTY_ISSUED, S.REFERRED_TO_JUSTICE): Move(0.1, (90, 140), OFFICER, "Unpaid; referred for suit"),
        (S.PETITIONED, S.MITIGATED): Move(0.65, (50, 120), OFFICER, "Penalty reduced on petition"),
        (S.PETITIONED, S.CANCELLED): Move(0.1, (50, 120), OFFICER, "Penalty cancelled on petition"),
        (S.PETITIONED, S.DENIED): Move(0.25, (50, 120), OFFICER, "Petition denied"),
        (S.MITIGATED, S.PAID): Move(0.8, (8, 29), TRADE, "Reduced penalty paid"),
        (S.MITIGATED, S.SUPPLEMENTAL_PETITION): Move(0.2, (15, 29), TRADE, "Further relief asked"),
        (S.DENIED, S.SUPPLEMENTAL_PETITION): Move(0.4, (20, 58), TRADE, "Further relief asked"),
        (S.DENIED, S.PAID): Move(0.3, (15, 58), TRADE, "Penalty paid"),
        (S.DENIED, S.OFFER_IN_COMPROMISE): Move(0.2, (20, 58), TRADE, "Lower sum offered"),
        (S.DENIED, S.REFERRED_TO_JUSTICE): Move(0.1, (70, 120), OFFICER, "Unpaid; referred for suit"),
        (S.SUPPLEMENTAL_PETITION, S.PAID): Move(0.6, (60, 120), TRADE, "Paid as decided"),
        (S.SUPPLEMENTAL_PETITION, S.OFFER_IN_COMPROMISE): Move(0.25, (60, 120), TRADE, "Lower sum offered"),
        (S.SUPPLEMENTAL_PETITION, S.REFERRED_TO_JUSTICE): Move(0.15, (90, 150), OFFICER, "Referred for suit"),
        (S.OFFER_IN_COMPROMISE, S.PAID): Move(1, (40, 90), TRADE, "Offer accepted and paid"),
        (S.PAID, S.CLOSED): Move(1, (3, 20), OFFICER, "Payment posted; case closed"),
        (S.REFERRED_TO_JUSTICE, S.CLOSED): Move(1, (200, 400), OFFICER, "Settled; case closed"),
    },
    Family.PRIOR_DISCLOSURE: {
        (S.FILED, S.UNDER_VALIDATION): Move(1, (7, 30), OFFICER, "Disclosure taken up"),
        (S.UNDER_VALIDATION, S.TENDER_DUE): Move(0.85, (40, 120), OFFICER, "Sum owed told to the account"),
        (S.UNDER_VALIDATION, S.REJECTED): Move(0.15, (40, 120), OFFICER, "Investigation was open before"),
        (S.TENDER_DUE, S.TENDERED): Move(0.9, (6, 29), TRADE, "Sum paid"),
        (S.TENDER_DUE, S.REJECTED): Move(0.1, (34, 50), OFFICER, "Sum not paid in 30 days"),
        (S.TENDERED, S.ACCEPTED): Move(0.95, (15, 60), OFFICER, "Disclosure accepted as valid"),
        (S.TENDERED, S.REJECTED): Move(0.05, (15, 60), OFFICER, "Disclosure incomplete"),
    },
    Family.LIQUIDATED_DAMAGES: {
        (S.CLAIM_ISSUED, S.PETITIONED): Move(0.6, (20, 59), TRADE, "Petition for relief filed"),
        (S.CLAIM_ISSUED, S.PAID): Move(0.25, (15, 58), TRADE, "Claim paid"),
        (S.CLAIM_ISSUED, S.FULL): Move(0.15, (62, 80), OFFICER, "No petition in time; owed in full"),
        (S.PETITIONED, S.MITIGATED): Move(0.7, (30, 90), OFFICER, "Claim reduced on petition"),
        (S.PETITIONED, S.CANCELLED): Move(0.15, (30, 90), OFFICER, "Claim cancelled on petition"),
        (S.PETITIONED, S.FULL): Move(0.15, (30, 90), OFFICER, "Petition denied; owed in full"),
        (S.MITIGATED, S.PAID): Move(0.9, (10, 58), TRADE, "Reduced claim paid"),
        (S.MITIGATED, S.DEMAND_ON_SURETY): Move(0.1, (64, 90), OFFICER, "Unpaid; demand on the surety"),
        (S.FULL, S.PAID): Move(0.6, (15, 58), TRADE, "Claim paid"),
        (S.FULL, S.DEMAND_ON_SURETY): Move(0.4, (64, 90), OFFICER, "Unpaid; demand on the surety"),
        (S.DEMAND_ON_SURETY, S.PAID): Move(0.85, (10, 29), SURETY, "Paid by the surety"),
        (S.DEMAND_ON_SURETY, S.LITIGATION): Move(0.15, (60, 120), OFFICER, "Referred for suit on the bond"),
    },
    Family.DETENTION: {
        (S.PRESENTED, S.RELEASED): Move(0.1, (1, 5), OFFICER, "Released within five working days"),
        (S.PRESENTED, S.DETAINED): Move(0.9, (1, 5), OFFICER, "Admissibility in doubt; goods detained"),
        (S.DETAINED, S.NOTICED): Move(1, (1, 4), OFFICER, "Notice of detention given (Form 6051D)"),
        (S.NOTICED, S.INFO_SUBMITTED): Move(0.75, (3, 9), TRADE, "Information submitted"),
        (S.NOTICED, S.EXPORTED): Move(0.1, (5, 12), TRADE, "Goods exported"),
        (S.NOTICED, S.DEEMED_EXCLUDED): Move(0.15, (30, 30), SYSTEM, "Thirty days passed without a decision"),
        (S.INFO_SUBMITTED, S.RELEASED): Move(0.7, (3, 9), OFFICER, "Information satisfies; goods released"),
        (S.INFO_SUBMITTED, S.EXCLUDED): Move(0.12, (3, 9), OFFICER, "Not admissible"),
        (S.INFO_SUBMITTED, S.DEEMED_EXCLUDED): Move(
            0.08, (30, 30), SYSTEM, "Thirty days passed without a decision"
        ),
        (S.INFO_SUBMITTED, S.SEIZED): Move(0.1, (3, 9), OFFICER, "Found counterfeit; goods seized"),
    },
    Family.SEIZURE: {
        (S.SEIZED, S.NOTICE_MAILED): Move(1, (5, 25), OFFICER, "Notice of seizure mailed"),
        (S.NOTICE_MAILED, S.PETITION_FILED): Move(0.5, (12, 29), TRADE, "Petition filed"),
        (S.NOTICE_MAILED, S.OFFER): Move(0.1, (12, 29), TRADE, "Offer in compromise made"),
        (S.NOTICE_MAILED, S.ABANDONED): Move(0.3, (10, 29), TRADE, "Goods abandoned"),
        (S.NOTICE_MAILED, S.JUDICIAL_REFERRAL): Move(0.1, (31, 45), OFFICER, "Referred to court on request"),
        (S.PETITION_FILED, S.REMITTED): Move(0.3, (40, 100), OFFICER, "Goods remitted"),
        (S.PETITION_FILED, S.MITIGATED): Move(0.3, (40, 100), OFFICER, "Released on payment of a lower sum"),
        (S.PETITION_FILED, S.FORFEITED): Move(0.4, (40, 100), OFFICER, "Petition denied; goods forfeited"),
        (S.OFFER, S.MITIGATED): Move(0.6, (30, 70), OFFICER, "Offer accepted"),
        (S.OFFER, S.FORFEITED): Move(0.4, (30, 70), OFFICER, "Offer refused; goods forfeited"),
        (S.ABANDONED, S.FORFEITED): Move(1, (20, 45), OFFICER, "Abandoned goods forfeited"),
        (S.JUDICIAL_REFERRAL, S.REMITTED): Move(0.3, (150, 300), OFFICER, "Court orders return"),
        (S.JUDICIAL_REFERRAL, S.FORFEITED): Move(0.7, (150, 300), OFFICER, "Court orders forfeiture"),
        (S.REMITTED, S.CLOSED): Move(1, (5, 20), OFFICER, "Goods returned; case closed"),
        (S.MITIGATED, S.CLOSED): Move(1, (10, 40), OFFICER, "Sum paid; case closed"),
        (S.FORFEITED, S.CLOSED): Move(1, (30, 90), OFFICER, "Goods destroyed; case closed"),
    },
    Family.AUDIT: {
        (S.SELECTED, S.PAS_QUESTIONNAIRE): Move(0.5, (20, 45), OFFICER, "Questionnaire sent"),
        (S.SELECTED, S.FIELDWORK): Move(0.5, (20, 45), OFFICER, "Fieldwork on one issue begins"),
        (S.PAS_QUESTIONNAIRE, S.PAS_FIELDWORK): Move(1, (25, 60), OFFICER, "Answers read; survey begins"),
        (S.PAS_FIELDWORK, S.PAS_REPORT): Move(1, (60, 150), OFFICER, "Survey reported"),
        (S.PAS_REPORT, S.CLOSED): Move(0.45, (15, 40), OFFICER, "Risk acceptable; audit closed"),
        (S.PAS_REPORT, S.COMPLIANCE_TESTING): Move(0.55, (15, 40), OFFICER, "Risk unacceptable; tests begin"),
        (S.COMPLIANCE_TESTING, S.IMPROVEMENT_PLAN): Move(1, (60, 120), OFFICER, "Improvement plan agreed"),
        (S.IMPROVEMENT_PLAN, S.FOLLOW_UP): Move(1, (60, 100), TRADE, "Plan reported as carried out"),
        (S.FOLLOW_UP, S.CLOSED): Move(1, (60, 120), OFFICER, "Improvements confirmed; audit closed"),
        (S.FIELDWORK, S.DRAFT_REPORT): Move(1, (45, 110), OFFICER, "Draft report sent for comment"),
        (S.DRAFT_REPORT, S.FINAL_REPORT): Move(1, (20, 45), OFFICER, "Report final"),
        (S.FINAL_REPORT, S.COLLECTION): Move(0.7, (10, 25), OFFICER, "Sum found is to be collected"),
        (S.FINAL_REPORT, S.CLOSED): Move(0.3, (10, 25), OFFICER, "Nothing to collect; audit closed"),
        (S.COLLECTION, S.CLOSED): Move(1, (20, 58), TRADE, "Sum paid; audit closed"),
    },
    Family.PROTEST: {
        (S.FILED, S.APPROVED): Move(0.3, (90, 380), OFFICER, "Protest approved"),
        (S.FILED, S.PARTLY): Move(0.15, (90, 380), OFFICER, "Protest approved in part"),
        (S.FILED, S.DENIED): Move(0.3, (90, 380), OFFICER, "Protest denied"),
        (S.FILED, S.DEEMED_DENIED): Move(0.1, (31, 31), SYSTEM, "Accelerated, and not decided in 30 days"),
        (S.FILED, S.FURTHER_REVIEW): Move(0.15, (30, 120), OFFICER, "Sent for further review"),
        (S.FURTHER_REVIEW, S.APPROVED): Move(0.4, (150, 400), OFFICER, "Protest approved after review"),
        (S.FURTHER_REVIEW, S.PARTLY): Move(0.2, (150, 400), OFFICER, "Approved in part after review"),
        (S.FURTHER_REVIEW, S.DENIED): Move(0.4, (150, 400), OFFICER, "Protest denied after review"),
    },
    Family.RECORD_DEMAND: {
        (S.ISSUED, S.FULFILLED): Move(0.85, (8, 29), TRADE, "Records produced"),
        (S.ISSUED, S.NOT_FULFILLED): Move(0.15, (33, 45), SYSTEM, "Records not produced in 30 days"),
        (S.FULFILLED, S.CLOSED): Move(1, (10, 30), OFFICER, "Records read; demand closed"),
        (S.NOT_FULFILLED, S.CLOSED): Move(1, (30, 60), OFFICER, "Sanction decided; demand closed"),
    },
}
