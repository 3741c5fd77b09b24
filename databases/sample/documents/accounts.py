"""The papers of accounts: agreements, certificates of origin, profiles, and of cases without an entry."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Final

from databases.documents.codes import DocumentStatus, LinkKind
from databases.documents.codes import DocumentType as T
from databases.sample.compliance import Case
from databases.sample.rows import Scope
from databases.sample.story import Cast, Company, Signed, Supplier

from . import letters
from .cases import of_case
from .filing import SCREENER, Filing
from .papers import Paper, kept_until

AGREEMENT: Final = {"MX": T.USMCA_CERTIFICATION, "CA": T.USMCA_CERTIFICATION}
_OTHER_AGREEMENTS: Final = ("KR", "AU", "SG")
_BLANKET: Final = timedelta(days=364)
_CERTIFIED: Final = 0.75
"""Share of a supplier's years for which a certificate is on file."""
_FORMS: Final = {T.POWER_OF_ATTORNEY: "Power of attorney", T.BOND: "Customs bond (CBP Form 301)"}
_CERTIFIER: Final = "Certification of origin"


def of_accounts(filing: Filing, cast: Cast, cases: Sequence[Case]) -> None:
    """Add the documents that belong to accounts rather than to an entry; call it once."""
    chance = filing.world.stream("account documents")
    for company in cast.companies:
        for signed in company.signed:
            _agreement(filing, company, signed)
        _profile(filing, company, chance)
        _certificates(filing, company, chance)
    for case in cases:
        of_case(filing, case, None, chance)


def _agreement(filing: Filing, company: Company, signed: Signed) -> None:
    at = _office_hours(signed.signed_on)
    title = signed.title
    ends = f"{signed.valid_to:%d %B %Y}" if signed.valid_to else "until revoked"
    filing.take(
        Paper(
            type=T(signed.kind),
            title=title,
            scope={**_scope(company, signed.account_id), "filer_code": signed.filer_code},
            by=company.people[0] if company.people else SCREENER,
            at=at,
            keep_until=kept_until(signed.valid_to or filing.world.as_of),
            links=((LinkKind.ACCOUNT, signed.account_id), (LinkKind.COMPANY, company.company_id)),
            make=lambda: letters.account_paper(
                _FORMS[T(signed.kind)],
                company,
                at,
                (("About", title), ("In force", ends)),
                f"Signed for {company.name}, {at:%d %B %Y}.",
            ).pdf(),
            id=signed.document_id,
        )
    )


def _profile(filing: Filing, company: Company, chance: Random) -> None:
    """Form 5106 of every importer, and the security profile of every partner."""
    opened = _office_hours(company.opened_on + timedelta(days=chance.randint(1, 20)))
    papers = [(T.IMPORTER_ID_RECORD, "Importer identity record (CBP Form 5106)", opened)]
    if company.tier is not None:
        for year in range(3):
            at = _office_hours(filing.world.days_ago(365 * year + chance.randint(20, 340)))
            papers.append((T.CTPAT_PROFILE, f"Security profile {at:%Y}", at))
        at = _office_hours(filing.world.days_ago(chance.randint(60, 900)))
        papers.append((T.VALIDATION_REPORT, "Validation report", at))
    for kind, title, at in papers:
        _own(filing, company, kind, title, at)


def _own(filing: Filing, company: Company, kind: T, title: str, at: datetime) -> None:
    filing.take(
        Paper(
            type=kind,
            title=f"{title}, {company.name}",
            scope=_scope(company),
            by=company.people[0] if company.people else SCREENER,
            at=at,
            keep_until=kept_until(at.date()),
            links=((LinkKind.COMPANY, company.company_id),),
            make=lambda: letters.account_paper(title, company, at, (), f"Given by {company.name}.").pdf(),
        )
    )


def _certificates(filing: Filing, company: Company, chance: Random) -> None:
    """A blanket certificate a year from suppliers in partner countries; some years have none.

    The first partner supplier of a company has one for each year, the second only ones that have run out.
    """
    partners = [each for each in company.suppliers if each.country in (*AGREEMENT, *_OTHER_AGREEMENTS)]
    for place, supplier in enumerate(partners):
        for year in range(4):
            start = filing.world.begins + timedelta(days=365 * year - 40 + 7 * place)
            drawn = chance.random() < _CERTIFIED
            if place == 0 or (place == 1 and year < 2) or (place > 1 and drawn):
                _certificate(filing, company, supplier, start)


def _certificate(filing: Filing, company: Company, supplier: Supplier, start: date) -> None:
    ends, at = start + _BLANKET, _office_hours(start + timedelta(days=4))
    filing.take(
        Paper(
            type=AGREEMENT.get(supplier.country, T.CERTIFICATE_OF_ORIGIN),
            title=f"{_CERTIFIER}, {supplier.name}, {start:%Y}",
            scope=_scope(company),
            by=company.people[0] if company.people else SCREENER,
            at=at,
            keep_until=kept_until(ends),
            links=((LinkKind.PARTY, supplier.party_id), (LinkKind.COMPANY, company.company_id)),
            make=lambda: letters.certificate(company, supplier, start, ends).pdf(),
            status=DocumentStatus.ACCEPTED,
            supplier_id=supplier.party_id,
            valid_from=start,
            valid_to=ends,
        )
    )


def _scope(company: Company, account_id: int | None = None) -> Scope:
    first = company.importers[0].account_id if company.importers else company.company_id
    return {
        "company_id": company.company_id,
        "account_id": account_id or first,
        "filer_code": None,
        "carrier_id": None,
        "center_code": company.center_code,
        "port_code": None,
    }


def _office_hours(day: date) -> datetime:
    return datetime.combine(day, time(15, 30), UTC)
