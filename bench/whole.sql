-- What the one database has beyond the copies of the four.
set search_path = app;

-- Foreign keys between the domains.
alter table entry add foreign key (company_id) references account, add foreign key (account_id) references account;
alter table entry add foreign key (port_code) references port (code);
alter table shipment add foreign key (port_code) references port (code);
alter table shipment add foreign key (lading_port) references foreign_port (code);
alter table compliance_action add foreign key (company_id) references account;
alter table document add foreign key (company_id) references account;
alter table document_link add column entry_id bigint
    generated always as (case when kind = 'ENTRY' then target_id end) stored references entry;

-- The newest version of a document, as a row that it names.
alter table document add column current_version_id bigint references document_version;
update document set current_version_id = newest.id
from (select distinct on (document_id) document_id, id from document_version order by document_id, number desc) as newest
where newest.document_id = document.id;

-- Edges through a table of links, in the order in which a client reads them.
create function entry_documents(entry entry) returns setof document language sql stable as $$
  select document.* from app.document_link as link join app.document on document.id = link.document_id
  where link.kind = 'ENTRY' and link.target_id = entry.id
  order by link.received_at desc, link.document_id desc
$$;
create function entry_actions(entry entry) returns setof compliance_action language sql stable as $$
  select action.* from app.action_entry as link join app.compliance_action as action on action.id = link.action_id
  where link.entry_id = entry.id
  order by action.opened_at desc, action.id desc
$$;
create function entry_bills(entry entry) returns setof bill language sql stable as $$
  select bill.* from app.bill
  where bill.id in (select movement.bill_id from app.movement where movement.shipment_id = entry.shipment_id)
  order by bill.issued_on desc, bill.id desc
$$;
create function entry_containers(entry entry) returns setof container language sql stable as $$
  select container.* from app.container
  where container.id in (select movement.container_id from app.movement where movement.shipment_id = entry.shipment_id)
  order by container.number, container.id
$$;

create function companies(ids bigint[]) returns setof account language sql stable as $$
  select account.* from unnest(ids) with ordinality as asked (id, at) join app.account on account.id = asked.id
  order by asked.at
$$;

create view activity as
  select 'ACCOUNTS' as domain, 0 as rank, * from accounts.journal
  union all select 'SHIPMENTS', 1, * from shipments.journal
  union all select 'COMPLIANCE', 2, * from compliance.journal
  union all select 'DOCUMENTS', 3, * from documents.journal;
comment on view activity is
  E'@primaryKey domain,id\n@foreignKey (company_id) references app.account (id)';

grant usage on schema app, accounts, shipments, compliance, documents to bench;
grant select on all tables in schema app, accounts, shipments, compliance, documents to bench;
