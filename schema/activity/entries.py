"""The activity log: what happened, to what, by whom."""

from datetime import datetime
from typing import Annotated

import strawberry
from strawberry.scalars import JSON

from databases.base import Domain
from databases.journal_codes import ActorType, Channel, Verb, Visibility
from loaders.journal import SubjectType
from resolvers import activity as resolve
from schema.core.codes import declare
from schema.core.fields import column, computed, edge, view
from schema.core.nodes import Node
from schema.core.scalars import BigInt

declare(SubjectType)


@strawberry.type(description="Who did something: a person, never a shared login; a system job or an agency.")
class Actor:
    type: ActorType = column("actor_type", description="On whose side the actor stood.")
    id: strawberry.ID | None = computed(
        resolve.actor_id, description="The person's id, or the name of the system job or agency."
    )
    name: str = column("actor_name", description="The name, as it was then.")
    role: str | None = column("actor_role", description="The role in the organisation, as it was then.")
    node: Node | None = edge(
        resolve.actor_node,
        description="The person as a member or officer; null for others, and out of your scope.",
    )


@strawberry.type(description="What an entry tells of.")
class ActivitySubject:
    type: SubjectType = column("subject_type", description="What kind of thing it is.")
    id: strawberry.ID = computed(resolve.subject_id, description="Its id.")
    label: str = column("subject_label", description="Its number or name, as it was then.")
    node: Node | None = edge(
        resolve.subject_node, description="The thing itself; null when absent or out of your scope."
    )


@strawberry.type(
    description="An entry of the activity log: one thing that happened, told once and never changed. "
    "A mistake is put right by a later entry."
)
class ActivityEntry(Node):
    domain: Domain = computed(resolve.domain, description="The domain whose journal it stands in.")
    seq: BigInt = column(
        description="Its number in the chain of its company and domain: from 1, without gaps."
    )
    occurred_at: datetime = column(description="When it happened.")
    recorded_at: datetime = column(description="When it was recorded, by the database's clock.")
    actor: Actor | None = view(description="Who did it.")
    verb: Verb = column(description="What happened.")
    subject: ActivitySubject | None = view(description="What it happened to.")
    summary: str = column(description="What happened, in a sentence.")
    before: JSON | None = computed(
        resolve.before, description="What changed, as it was; null when nothing was there before."
    )
    after: JSON | None = computed(
        resolve.after, description="What changed, as it is since; null when nothing changed."
    )
    visibility: Visibility = column(description="Who may read it, beside Customs.")
    channel: Channel = column(description="By which way it came.")
    request_id: str | None = column(description="The request that made it, for support.")
    correction_of: BigInt | None = column(
        description="The number, in the same chain, of the entry that this one puts right."
    )
    corrects: Annotated["ActivityEntry", strawberry.lazy("schema.activity.entries")] | None = edge(
        resolve.corrects, description="The entry that this one puts right."
    )
    hash_version: int = column(
        description="Which fields the hash covers: version 1, all that is told of the event, its scope, "
        "number and time."
    )
    previous_hash: str | None = computed(
        resolve.previous_hash,
        description="The hash of the entry before it in the chain, 64 hexadecimal digits.",
    )
    hash: str | None = computed(
        resolve.entry_hash,
        description="SHA-256 over the hash before it and the canonical JSON (RFC 8785) of this entry, "
        "64 hexadecimal digits.",
    )
