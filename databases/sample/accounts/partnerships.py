"""Memberships in the security partnership: their steps, validations and what these found."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from databases.accounts.codes import (
    Criterion,
    CriterionOutcome,
    PartnershipStatus,
    PartnershipTier,
    ValidationKind,
)
from databases.accounts.tables import criterion_result, partnership, partnership_step, validation
from databases.journal_codes import ActorType, Channel, Verb
from databases.sample.story import Company, Officer

from .companies import REGISTRY, Registry

S = PartnershipStatus
BEFORE: Final = {
    S.APPLIED: (),
    S.UNDER_REVIEW: (S.APPLIED,),
    S.CERTIFIED: (S.APPLIED, S.UNDER_REVIEW),
    S.VALIDATION_SCHEDULED: (S.APPLIED, S.UNDER_REVIEW, S.CERTIFIED),
    S.VALIDATED: (S.APPLIED, S.UNDER_REVIEW, S.CERTIFIED, S.VALIDATION_SCHEDULED),
}
"""The states before each on the common way in."""

WAY_IN: Final = (*BEFORE[S.VALIDATED], S.VALIDATED)
LATER: Final = {
    S.REVALIDATION_DUE: (),
    S.SUSPENDED: (),
    S.WITHDRAWN: (),
    S.REINSTATED: (S.SUSPENDED,),
    S.REMOVED: (S.SUSPENDED,),
}
"""States that follow a validation, and what lies between."""

WORDS: Final = {
    S.APPLIED: "Asked to join and signed the agreement",
    S.UNDER_REVIEW: "Security profile under review",
    S.CERTIFIED: "Certified on the security profile; Tier 1",
    S.VALIDATION_SCHEDULED: "Validation visit arranged",
    S.VALIDATED: "Validated on site",
    S.REVALIDATION_DUE: "Revalidation due within six months",
    S.SUSPENDED: "Benefits suspended until weaknesses are mended",
    S.REINSTATED: "Benefits given back",
    S.REMOVED: "Removed from the partnership",
    S.WITHDRAWN: "Left the partnership",
}
FINDINGS: Final = {
    Criterion.SECURITY_VISION: "No yearly review of the security programme is signed by management",
    Criterion.RISK_ASSESSMENT: "Risk assessment leaves out two foreign suppliers",
    Criterion.BUSINESS_PARTNERS: "No evidence that new carriers are screened",
    Criterion.CYBERSECURITY: "Former employees keep access to the booking system",
    Criterion.CONVEYANCES: "Seven-point inspection is not recorded for every trailer",
    Criterion.SEALS: "Seal log does not show who affixed the seal",
    Criterion.PROCEDURES: "Overages are not reported to Customs in time",
    Criterion.AGRICULTURE: "Pallets are not checked for visible pests",
    Criterion.PHYSICAL_SECURITY: "Two cameras at the loading dock do not record",
    Criterion.ACCESS_CONTROLS: "Visitors are not escorted in the cargo area",
    Criterion.PERSONNEL: "Background checks are older than five years",
    Criterion.EDUCATION: "Drivers have had no threat awareness training",
}
VALID_YEARS: Final = 4
NOTICE: Final = timedelta(days=182)


class Partnerships:
    """Writes memberships whose steps end in a given state at the present."""

    def __init__(self, registry: Registry, specialists: list[Officer]) -> None:
        self.registry = registry
        self.rows = registry.rows
        self.world = registry.world
        self.chance = registry.world.stream("partnerships")
        self.specialists = specialists

    def join(self, company: Company, status: PartnershipStatus, tier: PartnershipTier | None) -> None:
        """A membership with its steps, its validations and their twelve results each."""
        steps = self._steps(company, status)
        visits = [day for step, day in steps if step is S.VALIDATED]
        due = _years_after(visits[-1]) if visits else None
        account_id = company.importers[0].account_id if company.importers else company.company_id
        own = {"company_id": company.company_id, "account_id": account_id}
        key = self.rows.add(
            partnership,
            own,
            status=status,
            tier=tier,
            applied_on=steps[0][1],
            certified_on=next((day for step, day in steps if step is S.CERTIFIED), None),
            validated_on=visits[-1] if visits else None,
            revalidation_due_on=due if status not in (S.REMOVED, S.WITHDRAWN) else None,
        )
        self._write_steps(company, own, key, steps)
        for place, day in enumerate(visits):
            last = place == len(visits) - 1
            open_ = last and (company.troubled or status in (S.REVALIDATION_DUE, S.SUSPENDED))
            self._visit(company, own, key, day, place, tier if last else PartnershipTier.TIER_2, open_=open_)

    def _steps(self, company: Company, status: PartnershipStatus) -> list[tuple[PartnershipStatus, date]]:
        """States and days, the last of them before the present."""
        chance, world = self.chance, self.world
        if status in BEFORE and status is not S.VALIDATED:
            day = world.days_ago(chance.randint(20, 90))
            back: list[tuple[PartnershipStatus, date]] = [(status, day)]
            for earlier in reversed(BEFORE[status]):
                day -= timedelta(days=chance.randint(60, 160))
                back.append((earlier, day))
            return back[::-1]
        last_visit = {
            S.VALIDATED: world.days_ago(chance.randint(150, 1200)),
            S.REVALIDATION_DUE: _years_after(world.days_ago(-chance.randint(25, 170)), -VALID_YEARS),
        }.get(status, world.days_ago(chance.randint(700, 1100)))
        first = max(company.opened_on, date(2002, 11, 20)) + timedelta(days=chance.randint(30, 200))
        day = first
        steps: list[tuple[PartnershipStatus, date]] = []
        for step in WAY_IN:
            steps.append((step, day))
            day += timedelta(days=chance.randint(60, 150))
        visits = [last_visit]
        while _years_after(visits[0], -VALID_YEARS) > steps[-1][1] + timedelta(days=400):
            visits.insert(0, _years_after(visits[0], -VALID_YEARS) + timedelta(days=chance.randint(5, 60)))
        for visit in visits:
            steps += [(S.REVALIDATION_DUE, visit - NOTICE), (S.VALIDATED, visit)]
        if status in LATER:
            day = world.days_ago(chance.randint(320, 480))
            for step in LATER[status]:
                steps.append((step, day))
                day += timedelta(days=chance.randint(70, 150))
            if status is S.REVALIDATION_DUE:
                day = _years_after(last_visit) - NOTICE
            steps.append((status, day))
        return steps

    def _write_steps(
        self,
        company: Company,
        own: dict[str, int],
        key: int,
        steps: list[tuple[PartnershipStatus, date]],
    ) -> None:
        before: PartnershipStatus | None = None
        officer = self._officer(company)
        for step, day in steps:
            job = step is S.REVALIDATION_DUE
            actor = REGISTRY if job else officer.actor
            if step in (S.APPLIED, S.WITHDRAWN) and company.people:
                actor = company.people[0]
            self.rows.add(
                partnership_step,
                own,
                partnership_id=key,
                from_status=before,
                to_status=step,
                occurred_at=datetime.combine(day, time(15, 30), UTC),
                actor_name=actor.name,
                note=WORDS[step],
            )
            self.registry.tell(
                company,
                own["account_id"],
                day,
                Verb.PARTNERSHIP_STEP,
                f"Security partnership: {WORDS[step][0].lower()}{WORDS[step][1:]}",
                actor,
                subject=("partnership", key, company.name),
                before=None if before is None else {"status": before},
                after={"status": step},
                channel=Channel.SYSTEM if actor.type == ActorType.SYSTEM else Channel.PORTAL,
            )
            before = step

    def _visit(
        self,
        company: Company,
        own: dict[str, int],
        key: int,
        day: date,
        place: int,
        tier: PartnershipTier | None,
        *,
        open_: bool,
    ) -> None:
        """A validation; only the newest may have findings that are still open."""
        officer = self._officer(company)
        abroad = place % 2 == 1
        visit = self.rows.add(
            validation,
            own,
            partnership_id=key,
            kind=ValidationKind.VALIDATION if place == 0 else ValidationKind.REVALIDATION,
            officer_id=officer.id,
            site="Supplier site in Monterrey" if abroad else f"{company.city}, {company.state}",
            country="MX" if abroad else "US",
            started_on=day - timedelta(days=self.chance.randint(1, 4)),
            completed_on=day,
            tier=tier,
        )
        weak = self.chance.sample(list(Criterion), 0 if company.spotless else self.chance.randint(1, 4))
        for position, criterion in enumerate(Criterion, 1):
            outcome = self._outcome(company, weak=criterion in weak)
            due = day + timedelta(days=90 if outcome is CriterionOutcome.ACTION_REQUIRED else 180)
            resolved = due - timedelta(days=self.chance.randint(5, 60))
            stays = open_ and (criterion is weak[0] or self.chance.random() < 0.4) if weak else False
            found = criterion in weak
            self.rows.add(
                criterion_result,
                own,
                validation_id=visit,
                position=position,
                criterion=criterion,
                outcome=outcome,
                finding=FINDINGS[criterion] if found else None,
                due_on=due if found else None,
                resolved_on=resolved if found and not stays and self.world.happened(resolved) else None,
            )

    def _outcome(self, company: Company, *, weak: bool) -> CriterionOutcome:
        if weak:
            share = 0.6 if company.troubled else 0.3
            must = self.chance.random() < share
            return CriterionOutcome.ACTION_REQUIRED if must else CriterionOutcome.WEAKNESS
        exceeds = self.chance.random() < (0.5 if company.tier == PartnershipTier.TIER_3 else 0.1)
        return CriterionOutcome.EXCEEDS if exceeds else CriterionOutcome.MET

    def _officer(self, company: Company) -> Officer:
        return self.specialists[company.company_id % len(self.specialists)]


def _years_after(day: date, years: int = VALID_YEARS) -> date:
    """The same day some years later, 28 February for a leap day."""
    return day.replace(year=day.year + years, day=min(day.day, 28) if day.month == 2 else day.day)
