// The shared statements, each run prepared on the pool of its database.
import { readFileSync } from "node:fs";
import pg from "pg";

// Instants and days go out as the database writes them; nothing is gained by a Date in between.
for (const oid of [1082, 1184]) pg.types.setTypeParser(oid, (text) => text);

const DATABASES = ["accounts", "shipments", "compliance", "documents", "whole"];
const pools = Object.fromEntries(
  DATABASES.map((name) => [
    name,
    new pg.Pool({ connectionString: process.env[`BENCH_${name.toUpperCase()}_DSN`], max: 10 }),
  ]),
);

const text = readFileSync(new URL("../statements.sql", import.meta.url), "utf8");
const statements = {};
for (const [, name, database, sql] of text.matchAll(/^-- (\w+) (\w+)\n((?:(?!^-- ).+\n)+)/gm)) {
  statements[name] = { database, sql };
}

export async function rows(name, ...values) {
  const { database, sql } = statements[name];
  return (await pools[database].query({ name, text: sql, values })).rows;
}
