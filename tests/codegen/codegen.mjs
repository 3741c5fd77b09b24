// Typed documents as front-end teams make them: one application has the stored questions and the programs of
// this folder, and each persona's examples are one more.
import { readdirSync } from "node:fs";
import { basename } from "node:path";

const EXAMPLES = "../../gateway/examples";

const personas = readdirSync(EXAMPLES)
  .filter((file) => file.endsWith(".graphql"))
  .map((file) => basename(file, ".graphql"));

const applications = {
  questions: ["../journeys/*.graphql", "./*.ts"],
  ...Object.fromEntries(personas.map((persona) => [persona, `${EXAMPLES}/${persona}.graphql`])),
};

export default {
  schema: "../../schema.graphql",
  importExtension: ".ts", // Node runs TypeScript as it is, and completes no names of files
  config: {
    enumType: "string-literal",
    strictScalars: true,
    useTypeImports: true,
    scalars: {
      BigInt: "number",
      Date: "string",
      DateTime: "string",
      EntryNumber: "string",
      HtsNumber: "string",
      ImporterNumber: "string",
      JSON: "unknown",
      Money: "string",
      Quantity: "string",
    },
  },
  generates: Object.fromEntries(
    Object.entries(applications).map(([name, documents]) => [
      `generated/${name}/`,
      { preset: "client", presetConfig: { fragmentMasking: false }, documents },
    ]),
  ),
};
