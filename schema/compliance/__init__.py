"""The compliance domain in the graph."""

from schema.compliance.actions import ComplianceAction
from schema.compliance.additions import ComplianceQuery
from schema.compliance.audits import Audit, AuditFinding, ImprovementItem
from schema.compliance.families import FAMILIES
from schema.compliance.parts import ActionEntry, ActionEvent, ActionLine, RequestedItem

TYPES = (*FAMILIES, Audit)
"""The object types that no field names."""

__all__ = [
    "TYPES",
    "ActionEntry",
    "ActionEvent",
    "ActionLine",
    "AuditFinding",
    "ComplianceAction",
    "ComplianceQuery",
    "ImprovementItem",
    "RequestedItem",
]
