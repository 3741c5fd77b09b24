"""What `authz explain` tells is what the statements say."""

from typing import Final

from gateway.commands.authz import explained
from gateway.settings import load
from loaders.viewers import Grant, Role, Viewer

TEXT: Final = """query Asked($number: EntryNumber!) {
    entry(number: $number) { number worth: enteredValue importerNumber bills { nodes { number } } }
    node(id: "any") { id }
    ports { nodes { code } }
    complianceActions { totalCount nodes { caseNumber } }
}"""


def told(viewer: Viewer) -> dict[str, str]:
    """The lines by path."""
    lines = explained(load(), viewer, TEXT, None).splitlines()
    return {line.partition("  ")[0]: line.partition("  ")[2] for line in lines}


def test_each_field_is_told_its_rule_and_predicate() -> None:
    grants = (Grant(5, None, ("2704", "2709")),)
    lines = told(Viewer("member:4", "Bea", Role.BROKER, company_id=3, filer_code="QT7", grants=grants))

    filed = "(filer_code = QT7) or (company_id = 5 and port_code in (2704, 2709))"
    assert lines["entry"] == f"[BROKER, all of shipments]  entry: {filed}"
    assert lines["entry.worth"] == "[its row's]"
    assert lines["entry.importerNumber"].startswith("[masked: importer_number")
    assert lines["entry.bills"].startswith("[BROKER, by way of movement]  bill: exists movement (bill.id = ")
    assert filed in lines["entry.bills"]
    assert lines["node"] == "[that of whichever table the id names]"
    assert lines["ports"] == "[everybody's]  port: true"
    assert lines["complianceActions"].startswith(
        "[BROKER, compliance_action]  compliance_action: (filer_code"
    )


def test_what_is_refused_and_what_has_no_rule_is_told() -> None:
    lines = told(Viewer("member:6", "Carl", Role.CARRIER, company_id=8, account_ids=(9,)))

    assert lines["entry"] == "[CARRIER, entry]  entry: carrier_id = 9"
    assert lines["entry.worth"] == lines["entry.importerNumber"] == "[refused: FORBIDDEN, and not read]"
    assert lines["complianceActions"] == "[CARRIER, none]  compliance_action: false"


def test_what_is_shown_in_place_of_a_name_is_told() -> None:
    text = "{ companies { nodes { name } } documents { nodes { title currentVersion { sha256 } } } }"
    without, cleared = (
        explained(load(), Viewer("officer:3", "Ann", Role.OVERSIGHT_ANALYST, cleared=known), text, None)
        for known in (False, True)
    )

    assert "[masked: name: An account of a company that imports goes by its kind and id" in without
    assert "[masked: title: Withheld.]" in without
    assert "[refused: FORBIDDEN, and not read]" in without
    assert "masked" not in cleared
    assert "refused" not in cleared
