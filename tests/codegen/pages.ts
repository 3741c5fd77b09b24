// Pages through one's entries as a portal would, forward to the end and back again, and tells what it saw.
// TOKEN=… node pages.ts ADDRESS PAGE_SIZE
import { cacheExchange, Client, fetchExchange } from "@urql/core";
import { graphql } from "./generated/questions/index.ts";
import type { EntryPageQuery } from "./generated/questions/graphql.ts";

const EntryPage = graphql(/* GraphQL */ `
  query EntryPage($first: Int, $after: String, $last: Int, $before: String) {
    entries(
      first: $first
      after: $after
      last: $last
      before: $before
      orderBy: { field: VALUE, direction: DESC }
    ) {
      totalCount
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      nodes {
        id
        number
        enteredValue
        releaseStatus
        company {
          id
          name
        }
      }
    }
  }
`);

type Page = NonNullable<EntryPageQuery["entries"]>;

const [address, size] = process.argv.slice(2);
const client = new Client({
  url: `${address}/graphql`,
  exchanges: [cacheExchange, fetchExchange],
  fetchOptions: { headers: { authorization: `Bearer ${process.env.TOKEN}` } },
});

async function page(cursors: { after?: string | null; before?: string | null }): Promise<Page> {
  const count = cursors.before ? { last: Number(size) } : { first: Number(size) };
  const { data, error } = await client.query(EntryPage, { ...count, ...cursors });
  if (error) throw error;
  if (!data?.entries) throw new Error("There are no entries to page through.");
  return data.entries;
}

const forward = [await page({})];
for (let last = forward.at(-1); last?.pageInfo.hasNextPage; last = forward.at(-1)) {
  forward.push(await page({ after: last.pageInfo.endCursor }));
}

const backward = forward.slice(-1);
for (let first = backward[0]; first?.pageInfo.hasPreviousPage; first = backward[0]) {
  backward.unshift(await page({ before: first.pageInfo.startCursor }));
}

const refused = await client.query(EntryPage, { first: 1, after: "not a cursor of ours" });

console.log(
  JSON.stringify({
    total: forward[0]?.totalCount,
    forward: forward.map(({ nodes }) => nodes.map(({ number }) => number)),
    backward: backward.map(({ nodes }) => nodes.map(({ number }) => number)),
    values: forward.flatMap(({ nodes }) => nodes.map(({ enteredValue }) => enteredValue)),
    refused: refused.error?.graphQLErrors.map(({ extensions }) => extensions["code"]),
  }),
);
