"""Companies as rows: the top account, its sub-accounts, identifiers, addresses and contacts."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

from databases.accounts.codes import (
    AccountKind,
    AccountStatus,
    AddressKind,
    ContactKind,
    IdentifierKind,
    Industry,
    OrganizationType,
)
from databases.accounts.tables import account, address, contact, identifier
from databases.journal_codes import Channel, Verb
from databases.sample.people import People, email, system
from databases.sample.rows import Actor, Deed, Rows
from databases.sample.story import Company, Sub
from databases.sample.world import World

REGISTRY: Final = system("Account registry")
TITLES: Final = {
    ContactKind.COMPLIANCE: "Customs compliance manager",
    ContactKind.LOGISTICS: "Inbound logistics lead",
    ContactKind.SECURITY: "Supply chain security lead",
    ContactKind.FINANCE: "Accounts payable lead",
}


class Registry:
    """Opens accounts and keeps what their rows have in common."""

    def __init__(self, world: World, rows: Rows, people: People) -> None:
        self.world = world
        self.rows = rows
        self.people = people
        self.chance = world.stream("companies")
        self._employer = 100_000

    def employer_number(self) -> str:
        """The nine digits of the next employer number, from a range never issued."""
        self._employer += self.chance.randint(3, 90)
        return f"97-{self._employer:07d}"

    def open_company(
        self,
        row: dict[str, str],
        *,
        industry: Industry | None = None,
        organization: OrganizationType = OrganizationType.CORPORATION,
        portal: bool = True,
        first_account: bool = False,
    ) -> Company:
        """The top account with addresses and contacts."""
        opened = self._opened(first_account=first_account, portal=portal)
        key = self.rows.reserve(account)
        center = row.get("center") or None
        self.rows.add(
            account,
            id=key,
            kind=AccountKind.COMPANY,
            company_id=key,
            name=row["name"],
            status=AccountStatus.ACTIVE,
            industry=industry,
            organization_type=organization,
            center_code=center,
            portal=portal,
            first_account=first_account,
            opened_on=opened,
        )
        company = Company(
            company_id=key,
            name=row["name"],
            industry=industry,
            center_code=center,
            tier=row.get("tier") or None,
            troubled=row.get("mark") == "troubled",
            spotless=row.get("mark") == "spotless",
            first_account=first_account,
            scale=float(row.get("scale") or 0.02),
            opened_on=opened,
            street=self.people.street(),
            city=row["city"],
            state=row["state"],
            portal=portal,
        )
        self._addresses(company, row["postal_code"])
        self._contacts(company)
        self.tell(company, key, opened, Verb.ACCOUNT_CHANGED, f"Account of {company.name} opened", REGISTRY)
        return company

    def open_sub(
        self,
        company: Company,
        kind: AccountKind,
        name: str,
        number: str | None,
        number_kind: IdentifierKind | None,
        organization: OrganizationType = OrganizationType.CORPORATION,
    ) -> Sub:
        """A sub-account under a company, with its identifier when it has one."""
        opened = company.opened_on + timedelta(days=self.chance.choice((0, 0, 0, 40, 200)))
        key = self.rows.add(
            account,
            kind=kind,
            company_id=company.company_id,
            parent_id=company.company_id,
            name=name,
            number=number,
            number_kind=number_kind,
            status=AccountStatus.ACTIVE,
            industry=company.industry if kind in (AccountKind.IMPORTER, AccountKind.FILER) else None,
            organization_type=organization,
            center_code=company.center_code if kind is AccountKind.IMPORTER else None,
            portal=company.portal,
            first_account=company.first_account,
            opened_on=opened,
        )
        if number and number_kind:
            self.identify(company, key, number_kind, number, opened)
        label = kind.value.replace("_", " ").lower()
        self.tell(company, key, opened, Verb.ACCOUNT_CHANGED, f"Sub-account {name} ({label}) added", REGISTRY)
        return Sub(key, name, number or "")

    def identify(
        self,
        company: Company,
        account_id: int,
        kind: IdentifierKind,
        value: str,
        since: date,
        until: date | None = None,
    ) -> None:
        """An identifier of an account, present or former."""
        self.rows.add(
            identifier,
            company_id=company.company_id,
            account_id=account_id,
            kind=kind,
            value=value,
            valid_from=since,
            valid_to=until,
        )

    def tell(
        self,
        company: Company,
        account_id: int,
        on: date,
        verb: Verb,
        summary: str,
        actor: Actor,
        *,
        subject: tuple[str, int, str] | None = None,
        **more: Any,
    ) -> None:
        """An entry in the accounts' journal, at an office hour of the day."""
        at = datetime.combine(on, time(14 + self.chance.randrange(7), self.chance.randrange(60)), UTC)
        self.rows.event(
            "accounts",
            {
                "company_id": company.company_id,
                "account_id": account_id,
                "center_code": company.center_code,
            },
            subject or ("account", account_id, company.name),
            Deed(verb, actor, at, summary, **{"channel": Channel.PORTAL, **more}),
        )

    def _opened(self, *, first_account: bool, portal: bool) -> date:
        """The first accounts came in late 2002; clients without a login are known from later years."""
        start = date(2002, 11, 1) if first_account else date(2005, 1, 3) if portal else date(2014, 1, 6)
        return start + timedelta(days=self.chance.randrange(120 if first_account else 2000))

    def _addresses(self, company: Company, postal_code: str) -> None:
        for kind in AddressKind:
            self.rows.add(
                address,
                company_id=company.company_id,
                account_id=company.company_id,
                kind=kind,
                line1=company.street if kind is not AddressKind.RECORDS else self.people.street(),
                line2="Customs department" if kind is AddressKind.MAILING else None,
                city=company.city,
                state=company.state,
                postal_code=postal_code,
                country="US",
            )

    def _contacts(self, company: Company) -> None:
        for kind in ContactKind:
            name = self.people.name()
            self.rows.add(
                contact,
                company_id=company.company_id,
                account_id=company.company_id,
                kind=kind,
                name=name,
                title=TITLES[kind],
                email=email(name, company.name),
                phone=self.people.phone(),
            )
            if kind is ContactKind.COMPLIANCE:
                company.compliance_contact = name
