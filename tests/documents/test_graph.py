"""Documents in the graph, against the sample world's own rows."""

from tests.asking import Asker
from tests.world import Sample

KINDS = {
    "COMPANY": {"Company"},
    "ACCOUNT": {"Importer", "Company"},
    "SHIPMENT": {"Shipment"},
    "BILL": {"Bill"},
    "ENTRY": {"Entry"},
    "ENTRY_LINE": {"EntryLine"},
    "ACTION": set(),  # a family's type, or null where the viewer may not see the case
    "EXAM": {"Exam"},
    "STATEMENT": {"Statement"},
    "PARTY": {"Party"},
}


async def test_a_document_shows_its_newest_version_and_the_hash_of_its_bytes(
    ask: Asker, sample: Sample
) -> None:
    answer = await ask(
        "{ documents(first: 100) { nodes { title versionCount contentUrl retentionEndsOn"
        " currentVersion { number sha256 sizeBytes retentionEndsOn } versions { number } } } }"
    )
    rows = await sample.fetch("documents", "select encode(sha256(bytes), 'hex') as hash from content")
    hashes = {row["hash"] for row in rows}
    for node in answer.data["documents"]["nodes"]:
        newest = node["currentVersion"]
        if newest is None:
            assert node["versionCount"] == 0
            assert (node["contentUrl"], node["retentionEndsOn"], node["versions"]) == (None, None, [])
            continue
        assert newest["number"] == node["versionCount"] == node["versions"][0]["number"]
        assert newest["retentionEndsOn"] == node["retentionEndsOn"]
        assert newest["sha256"] in hashes or node["contentUrl"] is None


async def test_a_link_leads_to_what_it_names(ask: Asker) -> None:
    answer = await ask(
        "{ documents(first: 100) { nodes { links { kind targetId target { id __typename } } } } }"
    )
    links = [link for node in answer.data["documents"]["nodes"] for link in node["links"]]
    assert {link["kind"] for link in links} >= {"ENTRY", "SHIPMENT", "ACTION"}
    for link in links:
        target = link["target"]
        assert target is not None
        assert target["id"] == link["targetId"]
        assert not KINDS[link["kind"]] or target["__typename"] in KINDS[link["kind"]]


async def test_an_entry_shows_its_own_documents(ask: Asker, sample: Sample) -> None:
    answer = await ask("{ entries(first: 30) { nodes { number documents { totalCount nodes { title } } } } }")
    rows = await sample.fetch(
        "documents",
        "select target_id, array_agg(d.title order by d.received_at desc, d.id desc) as titles"
        " from document_link l join document d on d.id = l.document_id where l.kind = 'ENTRY' group by 1",
    )
    titles = {row["target_id"]: row["titles"] for row in rows}
    entries = {
        row["number"]: row["id"] for row in await sample.fetch("shipments", "select id, number from entry")
    }
    nodes = answer.data["entries"]["nodes"]
    assert nodes
    for node in nodes:
        expected = titles.get(entries[node["number"].replace("-", "")], [])
        assert [document["title"] for document in node["documents"]["nodes"]] == expected[:25]
        assert node["documents"]["totalCount"] == len(expected)


async def test_a_finding_is_traced_from_the_image_to_the_entry_and_back(ask: Asker) -> None:
    answer = await ask(
        "{ documents(first: 50, where: {openFindings: true}) { nodes { id"
        " findings(where: {open: true}) { nodes {"
        " id open page document { id } version { document { id } }"
        " entry { documentFindings { nodes { id } } } action { documentFindings { nodes { id } } } } } } } }",
        "manager",
    )
    documents = answer.data["documents"]["nodes"]
    assert documents
    for document in documents:
        assert document["findings"]["nodes"]
        for found in document["findings"]["nodes"]:
            assert found["open"]
            assert found["document"] == found["version"]["document"] == {"id": document["id"]}
            for cited in (found["entry"], found["action"]):
                assert cited is None or {"id": found["id"]} in cited["documentFindings"]["nodes"]


async def test_a_carrier_sees_its_manifests_alone(ask: Asker, sample: Sample) -> None:
    answer = await ask("{ documents(first: 100) { totalCount nodes { type } } }", "carrier")
    manifests = ["BILL_OF_LADING", "AIR_WAYBILL", "SEA_WAYBILL", "ARRIVAL_NOTICE", "IN_BOND"]
    carried = await sample.value(
        "documents",
        "select count(*) from document where carrier_id = any($1) and type = any($2)",
        list((await ask.viewer("carrier")).account_ids),
        manifests,
    )
    assert answer.data["documents"]["totalCount"] == carried > 0
    assert {node["type"] for node in answer.data["documents"]["nodes"]} <= set(manifests)


async def test_another_companys_document_is_absent(ask: Asker) -> None:
    theirs = (await ask("{ documents(first: 1) { nodes { id } } }", "importer2")).data["documents"]["nodes"][
        0
    ]
    document = "query($id: ID!) { document(id: $id) { id } node(id: $id) { id } }"
    assert (await ask(document, id=theirs["id"])).data == {"document": None, "node": None}
    assert (await ask(document, "importer2", id=theirs["id"])).data == {"document": theirs, "node": theirs}
