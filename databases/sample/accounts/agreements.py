"""What binds companies to one another: powers of attorney, access grants and bonds."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Final

from databases.accounts.codes import BondKind, GrantStatus, OrganizationType
from databases.accounts.tables import access_grant, bond, power_of_attorney
from databases.documents.codes import DocumentType
from databases.documents.tables import document
from databases.journal_codes import Verb
from databases.sample.rows import Actor
from databases.sample.story import Company, Signed, Sub

from .bonds import bond_number, write_bond
from .companies import REGISTRY, Registry
from .members import ALL_PORTS

BOND_FLOOR: Final = Decimal(50_000)
PARTNERSHIP_DAYS: Final = 730
"""A partnership's power of attorney ends two years after signing at the latest (19 CFR 141.34)."""


class Agreements:
    """Signs agreements; what ended before the present has ended."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self.rows = registry.rows
        self.world = registry.world
        self.chance = registry.world.stream("agreements")

    def empower(
        self,
        company: Company,
        broker: Company,
        *,
        organization: OrganizationType = OrganizationType.CORPORATION,
        ends_in: int | None = None,
        revoked_ago: int | None = None,
        ports: tuple[str, ...] = ALL_PORTS,
    ) -> None:
        """A power of attorney for each importer account of a company; for a partnership the last of a row.

        `ends_in` counts days from the present, below zero for one that has run out.
        """
        for importer in company.importers:
            if organization is OrganizationType.PARTNERSHIP:
                last = self.world.days_ago(-(ends_in if ends_in is not None else 300))
                ends: date | None = last
                signed = last - timedelta(days=PARTNERSHIP_DAYS)
                earlier = signed - timedelta(days=PARTNERSHIP_DAYS - 14)
                self._empower(company, importer, broker, earlier, signed + timedelta(days=14), None, ports)
            else:
                signed = self._signed(company)
                ends = None if ends_in is None else self.world.days_ago(-ends_in)
            revoked = None if revoked_ago is None else self.world.days_ago(revoked_ago)
            self._empower(company, importer, broker, signed, ends, revoked, ports)

    def _empower(
        self,
        company: Company,
        importer: Sub,
        broker: Company,
        signed: date,
        ends: date | None,
        revoked: date | None,
        ports: tuple[str, ...],
    ) -> None:
        key = self.rows.add(
            power_of_attorney,
            company_id=company.company_id,
            account_id=importer.account_id,
            grantee_company_id=broker.company_id,
            grantee_account_id=broker.filing.account_id,
            filer_code=broker.filing.number,
            port_codes=list(ports),
            signed_on=signed,
            valid_from=signed,
            valid_to=ends,
            revoked_at=None if revoked is None else _at(revoked),
            document_id=self._paper(
                company,
                DocumentType.POWER_OF_ATTORNEY,
                f"Power of attorney, {importer.name} to {broker.name}",
                (importer.account_id, broker.filing.number),
                (signed, ends),
            ),
        )
        subject = ("power_of_attorney", key, f"{importer.name} to {broker.filing.number}")
        giver = company.people[0] if company.people else broker.people[0]
        given = f"Power of attorney given to {broker.name}"
        ended = f"Power of attorney of {broker.name} "
        self._tell(company, importer, signed, Verb.POWER_OF_ATTORNEY_GIVEN, given, giver, subject)
        if revoked is not None:
            self._tell(
                company, importer, revoked, Verb.POWER_OF_ATTORNEY_ENDED, ended + "revoked", giver, subject
            )
        elif ends is not None:
            self._tell(
                company, importer, ends, Verb.POWER_OF_ATTORNEY_ENDED, ended + "ran out", REGISTRY, subject
            )

    def grant(
        self,
        company: Company,
        grantee: Company,
        status: GrantStatus,
        *,
        sub: Sub | None = None,
        days_ago: int = 400,
        ports: tuple[str, ...] = ALL_PORTS,
    ) -> None:
        """Let another company see all of a company's accounts, or one of them."""
        receiver = grantee.filer or grantee.carrier or (grantee.importers[0] if grantee.importers else None)
        opened = sub.account_id if sub else company.company_id
        invited = self.world.days_ago(days_ago)
        answered = None if status is GrantStatus.INVITED else invited + timedelta(days=min(4, days_ago - 1))
        revoked = self.world.days_ago(days_ago // 3) if status is GrantStatus.REVOKED else None
        key = self.rows.add(
            access_grant,
            company_id=company.company_id,
            account_id=opened,
            grantee_company_id=grantee.company_id,
            grantee_account_id=receiver.account_id if receiver else grantee.company_id,
            grantee_name=grantee.name,
            status=status,
            port_codes=list(ports),
            invited_at=_at(invited),
            answered_at=None if answered is None else _at(answered),
            valid_from=invited,
            valid_to=None,
            revoked_at=None if revoked is None else _at(revoked),
            document_id=self._paper(
                company,
                DocumentType.POWER_OF_ATTORNEY,
                f"Letter of access, {company.name} to {grantee.name}",
                (opened, None),
                (invited, None),
            ),
        )
        place = sub or Sub(company.company_id, company.name, "")
        subject = ("access_grant", key, f"{place.name} to {grantee.name}")
        owner = company.people[0]
        words = f"{grantee.name} invited to see {place.name}"
        self._tell(company, place, invited, Verb.ACCESS_GRANTED, words, owner, subject)
        if revoked is not None:
            words = f"Access of {grantee.name} to {place.name} revoked"
            self._tell(company, place, revoked, Verb.ACCESS_REVOKED, words, owner, subject)

    def bind(self, company: Company, surety: Company, yearly_duty: Decimal) -> None:
        """A continuous bond of a tenth of a year's duties and fees, and the smaller one before it."""
        amount = max(BOND_FLOOR, (yearly_duty / 10 / 10_000).to_integral_value() * 10_000)
        changed = self.world.begins - timedelta(days=self.chance.randint(60, 500))
        smaller = max(BOND_FLOOR, (amount / 20_000).to_integral_value() * 10_000)
        first = max(company.opened_on, date(2015, 1, 5))
        company.surety, company.surety_account = surety, surety.surety_account
        self._bind(company, BondKind.CONTINUOUS, smaller, first, changed)
        company.bond_id = self._bind(company, BondKind.CONTINUOUS, amount, changed, None)

    def bind_once(self, company: Company, days_ago: int) -> None:
        """A bond for a single transaction."""
        day = self.world.days_ago(days_ago)
        amount = Decimal(self.chance.randrange(20, 200) * 1000)
        self._bind(company, BondKind.SINGLE, amount, day, day + timedelta(days=1))

    def _bind(
        self,
        company: Company,
        kind: BondKind,
        amount: Decimal,
        since: date,
        until: date | None,
    ) -> int:
        key, term, holder = self.rows.reserve(bond), (since, until), company.importers[0]
        number = bond_number(company, since, key)
        paper = self._paper(company, DocumentType.BOND, f"Bond {number}", (holder.account_id, None), term)
        write_bond(self.rows, key, company, holder, kind, amount, term, paper)
        words = f"{kind.value.capitalize()} bond {number} of ${amount:,.0f} by {company.bonded[0].name}"
        self._tell(company, holder, since, Verb.ACCOUNT_CHANGED, words, REGISTRY, ("bond", key, number))
        return key

    def _paper(
        self,
        company: Company,
        kind: DocumentType,
        title: str,
        party: tuple[int, str | None],
        term: tuple[date, date | None],
    ) -> int:
        """The document of an agreement; `party` is the account and, of a broker, the filer code."""
        key = self.rows.reserve(document)
        company.signed.append(Signed(key, kind, title, *party, *term))
        return key

    def _signed(self, company: Company) -> date:
        earliest = max(company.opened_on, date(2010, 1, 4))
        return earliest + timedelta(days=self.chance.randrange((self.world.begins - earliest).days))

    def _tell(
        self,
        company: Company,
        sub: Sub,
        on: date,
        verb: Verb,
        words: str,
        actor: Actor,
        subject: tuple[str, int, str],
    ) -> None:
        self.registry.tell(company, sub.account_id, on, verb, words, actor, subject=subject)


def _at(day: date) -> datetime:
    return datetime.combine(day, time(15, 20), UTC)
