-- What Mercurius, Strawberry and the hand-written server ask; the name and the database stand above each.
-- $1 holds the keys, $2 the size of each key's page. A nested loop over `asked` keeps its order and the pages'.

-- account_by_id accounts
select id, name, status, parent_id as "parentId" from account where id = any($1::bigint[])

-- entries_by_company shipments
select entry.*, asked.at from unnest($1::bigint[]) with ordinality as asked (key, at), lateral (
  select id, number, importer_number as "importerNumber", line_count as "lineCount", mpf::text, status as "releaseStatus",
    filed_at as "filedAt", entered_on as "enteredOn", entered_value::text as "enteredValue", duty::text,
    total::text, port_code as "portCode"
  from entry where company_id = asked.key order by filed_at desc, id desc limit $2
) as entry

-- entries_by_company_after shipments
select entry.*, asked.at from unnest($1::bigint[]) with ordinality as asked (key, at), lateral (
  select id, number, importer_number as "importerNumber", line_count as "lineCount", mpf::text, status as "releaseStatus",
    filed_at as "filedAt", entered_on as "enteredOn", entered_value::text as "enteredValue", duty::text,
    total::text, port_code as "portCode"
  from entry where company_id = asked.key and (filed_at, id) < ($3::timestamptz, $4::bigint)
  order by filed_at desc, id desc limit $2
) as entry

-- entry_by_number shipments
select id, number, entry_type as "entryType", importer_number as "importerNumber", filed_at as "filedAt",
  entered_on as "enteredOn", status as "releaseStatus", released_at as "releasedAt",
  entered_value::text as "enteredValue", duty::text, total::text, account_id as "accountId",
  port_code as "portCode", shipment_id as "shipmentId", statement_id as "statementId",
  summary_status as "summaryStatus", summary_due_on as "summaryDueOn", summary_filed_on as "summaryFiledOn",
  liquidation_status as "liquidationStatus", liquidates_on as "liquidationScheduledOn",
  liquidated_on as "liquidationLiquidatedOn", liquidation_result as "liquidationResult",
  liquidated_duty::text as "liquidationDuty"
from entry where number = any($1::text[])

-- entry_by_id shipments
select id, number, account_id as "accountId" from entry where id = any($1::bigint[])

-- port_by_code shipments
select code, name, state from port where code = any($1::text[])

-- foreign_port_by_code shipments
select code, name from foreign_port where code = any($1::text[])

-- shipment_by_id shipments
select id, reference, conveyance, voyage, arrived_at as "arrivedAt", lading_port as "ladingPortCode"
from shipment where id = any($1::bigint[])

-- statement_by_id shipments
select id, number, kind, status, due_on as "dueOn" from statement where id = any($1::bigint[])

-- holds_by_entry shipments
select hold.*, asked.at from unnest($1::bigint[]) with ordinality as asked (key, at), lateral (
  select kind, agency, placed_at as "placedAt", removed_at as "removedAt"
  from hold where entry_id = asked.key order by placed_at desc, id desc limit $2
) as hold

-- lines_by_entry shipments
select line.*, asked.at from unnest($1::bigint[]) with ordinality as asked (key, at), lateral (
  select id, number, hts_number as "htsNumber", description, origin as "originCountry",
    manufacturer_party_id as "manufacturerId", quantity::text, unit, entered_value::text as "enteredValue",
    rate_text as "dutyRate", duty::text, preference, mpf::text, hmf::text
  from entry_line where entry_id = asked.key order by number, id limit $2
) as line

-- party_by_id shipments
select id, name, city, country from party where id = any($1::bigint[])

-- additional_duties_by_line shipments
select line_id as key, hts_number as "htsNumber", rate_text as "rateText", duty::text
from additional_duty where line_id = any($1::bigint[]) order by id

-- fees_by_entry shipments
select entry_id as key, kind, amount::text from fee where entry_id = any($1::bigint[]) order by id

-- liquidation_events_by_entry shipments
select entry_id as key, status, occurred_on as "occurredOn", notice, reason
from liquidation_event where entry_id = any($1::bigint[]) order by occurred_on, id

-- bills_by_shipment shipments
select bill.*, asked.at from unnest($1::bigint[]) with ordinality as asked (key, at), lateral (
  select id, kind, number, scac, issued_on as "issuedOn", master_id as "masterId" from bill
  where id in (select bill_id from movement where shipment_id = asked.key) order by issued_on desc, id desc limit $2
) as bill

-- bill_by_id shipments
select id, number from bill where id = any($1::bigint[])

-- containers_by_shipment shipments
select container.*, asked.at from unnest($1::bigint[]) with ordinality as asked (key, at), lateral (
  select number, size_type as "sizeType" from container
  where id in (select container_id from movement where shipment_id = asked.key) order by number, id limit $2
) as container

-- actions_by_entry compliance
select action.*, asked.at from unnest($1::bigint[]) with ordinality as asked (key, at), lateral (
  select case_number as "caseNumber", status, subject, opened_at as "openedAt", due_on as "dueOn",
    amount_proposed::text as "amountProposed"
  from action_entry as link join compliance_action as action on action.id = link.action_id
  where link.entry_id = asked.key order by opened_at desc, action.id desc limit $2
) as action

-- documents_by_entry documents
select document.*, asked.at from unnest($1::bigint[]) with ordinality as asked (key, at), lateral (
  select document.id, type, title, status, document.received_at as "receivedAt"
  from document_link as link join document on document.id = link.document_id
  where link.kind = 'ENTRY' and link.target_id = asked.key
  order by link.received_at desc, link.document_id desc limit $2
) as document

-- documents_by_company documents
select document.*, asked.at from unnest($1::bigint[]) with ordinality as asked (key, at), lateral (
  select id, type, title, status, received_at as "receivedAt"
  from document where company_id = asked.key order by received_at desc, id desc limit $2
) as document

-- newest_version_by_document documents
select distinct on (document_id) document_id as key, number, pages, media_type as "mediaType",
  size_bytes as "sizeBytes"
from document_version where document_id = any($1::bigint[]) order by document_id, number desc

-- links_by_document documents
select document_id as key, kind, case when kind = 'ENTRY' then target_id end as "entryId"
from document_link where document_id = any($1::bigint[]) order by id

-- activity_by_company whole
select activity.*, asked.at from unnest($1::bigint[]) with ordinality as asked (key, at), lateral (
  select domain, seq, occurred_at as "occurredAt", recorded_at as "recordedAt", verb, summary, channel, visibility,
    actor_type as "actorType", actor_name as "actorName", actor_role as "actorRole",
    subject_type as "subjectType", subject_label as "subjectLabel"
  from app.activity where company_id = asked.key order by recorded_at desc, rank desc, id desc limit $2
) as activity
