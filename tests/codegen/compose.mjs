// Composes subgraphs as the registry of a federated graph does, and prints the graph that its clients see.
// node compose.mjs FILE …
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import {
  composeServices,
  compositionHasErrors,
  transformSupergraphToPublicSchema,
} from "@theguild/federation-composition";
import { parse, print } from "graphql";

const services = process.argv.slice(2).map((file) => ({
  name: basename(file, ".graphql"),
  typeDefs: parse(readFileSync(file, "utf8")),
}));
const composed = composeServices(services);
if (compositionHasErrors(composed)) {
  console.error(composed.errors.map((error) => error.message).join("\n\n"));
  process.exit(1);
}
console.log(print(transformSupergraphToPublicSchema(parse(composed.supergraphSdl))));
