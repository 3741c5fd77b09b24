"""Which paper a case's step brings, and what it says: from Customs, and from the account."""

from typing import Final

from databases.compliance.codes import ActionStatus as S
from databases.compliance.codes import Family
from databases.documents.codes import DocumentType as T

NOTICES: Final[dict[tuple[Family, S], tuple[T, str, str]]] = {
    (Family.INFORMATION_REQUEST, S.ISSUED): (
        T.REQUEST_FOR_INFORMATION,
        "Request for information (CBP Form 28)",
        "Please answer within thirty days, with the papers named in the account portal.",
    ),
    (Family.NOTICE_OF_ACTION, S.ISSUED_PROPOSED): (
        T.NOTICE_OF_ACTION,
        "Notice of action, proposed (CBP Form 29)",
        "The rate advance above will be made unless you disagree within twenty days.",
    ),
    (Family.NOTICE_OF_ACTION, S.ISSUED_TAKEN): (
        T.NOTICE_OF_ACTION,
        "Notice of action, taken (CBP Form 29)",
        "The rate advance above has been made; it may be protested after liquidation.",
    ),
    (Family.REDELIVERY_NOTICE, S.ISSUED): (
        T.NOTICE_TO_MARK_REDELIVER,
        "Notice to mark or redeliver (CBP Form 4647)",
        "Mark, export, destroy or redeliver the goods within thirty days.",
    ),
    (Family.PENALTY, S.PREPENALTY_ISSUED): (
        T.PENALTY_NOTICE,
        "Pre-penalty notice",
        "A penalty under 19 USC 1592 is contemplated; you may answer within thirty days.",
    ),
    (Family.PENALTY, S.PENALTY_ISSUED): (
        T.PENALTY_NOTICE,
        "Notice of penalty",
        "A penalty is claimed; you may petition within sixty days.",
    ),
    (Family.DETENTION, S.NOTICED): (
        T.DETENTION_NOTICE,
        "Notice of detention (CBP Form 6051D)",
        "The goods are detained; papers that show their admissibility may shorten it.",
    ),
    (Family.SEIZURE, S.NOTICE_MAILED): (
        T.SEIZURE_NOTICE,
        "Notice of seizure",
        "The goods were seized; you may petition within thirty days.",
    ),
}
ANSWERS: Final[dict[tuple[Family, S], tuple[T, str, str]]] = {
    (Family.INFORMATION_REQUEST, S.RESPONDED): (
        T.RESPONSE_LETTER,
        "Answer to form 28",
        "We answer each question above and enclose the papers asked for.",
    ),
    (Family.NOTICE_OF_ACTION, S.RESPONDED): (
        T.RESPONSE_LETTER,
        "Answer to form 29",
        "We disagree with the proposed advance for the reasons given above.",
    ),
    (Family.PENALTY, S.RESPONDED): (
        T.RESPONSE_LETTER,
        "Answer to pre-penalty notice",
        "We exercised reasonable care, as the records enclosed show.",
    ),
    (Family.PENALTY, S.PETITIONED): (
        T.PETITION,
        "Petition for relief",
        "We ask that the penalty be mitigated.",
    ),
    (Family.PENALTY, S.SUPPLEMENTAL_PETITION): (
        T.PETITION,
        "Supplemental petition",
        "We ask for further relief in the light of the facts enclosed.",
    ),
    (Family.LIQUIDATED_DAMAGES, S.PETITIONED): (
        T.PETITION,
        "Petition for relief",
        "We ask that the claim be mitigated; the breach was mended at once.",
    ),
    (Family.SEIZURE, S.PETITION_FILED): (
        T.PETITION,
        "Petition for remission",
        "We ask that the goods be remitted.",
    ),
    (Family.PROTEST, S.FILED): (
        T.PROTEST,
        "Protest (CBP Form 19)",
        "We protest the liquidation and ask that the entry be reliquidated.",
    ),
    (Family.PRIOR_DISCLOSURE, S.FILED): (
        T.PRIOR_DISCLOSURE,
        "Prior disclosure",
        "We disclose the circumstances of the violation and will tender the loss of duties.",
    ),
    (Family.DETENTION, S.INFO_SUBMITTED): (
        T.LICENSE_PERMIT,
        "Permit for detained goods",
        "The goods are admissible under the permit named here.",
    ),
    (Family.RECORD_DEMAND, S.FULFILLED): (
        T.RESPONSE_LETTER,
        "Records produced on demand",
        "The records demanded are enclosed.",
    ),
    (Family.AUDIT, S.IMPROVEMENT_PLAN): (
        T.IMPROVEMENT_PLAN,
        "Improvement plan",
        "Each finding is answered by the work, the person and the day named in the account portal.",
    ),
}
