"""The activity log in the graph, over the journals of all domains."""

from schema.activity.additions import CompanyActivity
from schema.activity.entries import ActivityEntry, ActivitySubject, Actor
from schema.activity.verification import AuditVerification

TYPES = (ActivityEntry,)
"""The object types with an id."""

__all__ = ["TYPES", "ActivityEntry", "ActivitySubject", "Actor", "AuditVerification", "CompanyActivity"]
