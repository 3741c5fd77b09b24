// Mercurius with graphql-jit and a batched loader for each edge.
import { readFileSync } from "node:fs";
import Fastify from "fastify";
import mercurius from "mercurius";
import { rows } from "./statements.js";

const opts = { cache: false }; // batches form all the same; hashing each key for a cache costs more than it saves
const edge = (loader) => ({ loader, opts });

// The row that each object's key names.
const one = (statement, key, column = "id") =>
  edge(async (queries) => {
    const keys = [...new Set(queries.map(({ obj }) => obj[key]).filter((value) => value !== null))];
    if (keys.length === 0) return queries.map(() => null);
    const found = new Map((await rows(statement, keys)).map((row) => [row[column], row]));
    return queries.map(({ obj }) => found.get(obj[key]) ?? null);
  });

// All rows that name each object.
const many = (statement) =>
  edge(async (queries) => {
    const found = new Map(queries.map(({ obj }) => [obj.id, []]));
    for (const row of await rows(statement, [...found.keys()])) found.get(row.key).push(row);
    return queries.map(({ obj }) => found.get(obj.id));
  });

// A page of rows of each object: one statement for those that ask for the same page.
const page = (statement, key = "id", size = undefined) =>
  edge(async (queries) => {
    const results = queries.map(() => []);
    const groups = new Map();
    queries.forEach(({ params }, at) => {
      const name = `${params.first ?? size} ${params.after ?? ""}`;
      if (!groups.has(name)) groups.set(name, []);
      groups.get(name).push(at);
    });
    await Promise.all(
      [...groups.values()].map(async (members) => {
        const { first = size, after } = queries[members[0]].params;
        const keys = members.map((at) => queries[at].obj[key]);
        const found = after
          ? await rows(`${statement}_after`, keys, first, ...after.split("|"))
          : await rows(statement, keys, first);
        for (const row of found) results[members[row.at - 1]].push(row);
      }),
    );
    return results;
  });

const loaders = {
  Account: {
    parent: one("account_by_id", "parentId"),
    entries: page("entries_by_company"),
    documents: page("documents_by_company"),
    activity: page("activity_by_company"),
  },
  Entry: {
    account: one("account_by_id", "accountId"),
    port: one("port_by_code", "portCode", "code"),
    shipment: one("shipment_by_id", "shipmentId"),
    summaryStatement: one("statement_by_id", "statementId"),
    holds: page("holds_by_entry"),
    documents: page("documents_by_entry"),
    complianceActions: page("actions_by_entry"),
    lines: page("lines_by_entry"),
    fees: many("fees_by_entry"),
    bills: page("bills_by_shipment", "shipmentId", 25),
    containers: page("containers_by_shipment", "shipmentId", 25),
    liquidationEvents: many("liquidation_events_by_entry"),
  },
  Shipment: { ladingPort: one("foreign_port_by_code", "ladingPortCode", "code") },
  Bill: { master: one("bill_by_id", "masterId") },
  Line: { manufacturer: one("party_by_id", "manufacturerId"), additionalDuties: many("additional_duties_by_line") },
  Document: { currentVersion: one("newest_version_by_document", "id", "key"), links: many("links_by_document") },
  Link: { target: one("entry_by_id", "entryId") },
};

const accounts = async (ids) => {
  const found = new Map((await rows("account_by_id", ids)).map((row) => [row.id, row]));
  return ids.map((id) => found.get(id) ?? null);
};
const account = async (_, { id }) => (await accounts([id]))[0];

const resolvers = {
  Query: {
    account,
    company: account,
    companies: (_, { ids }) => accounts(ids),
    entry: async (_, { number }) => (await rows("entry_by_number", [number]))[0] ?? null,
  },
  Entry: { cursor: (entry) => `${entry.filedAt}|${entry.id}` },
};

const app = Fastify();
app.register(mercurius, {
  schema: readFileSync(new URL("schema.graphql", import.meta.url), "utf8"),
  resolvers,
  loaders,
  jit: 1,
  allowBatchedQueries: false,
});
await app.listen({ host: "127.0.0.1", port: Number(process.env.BENCH_PORT) });
