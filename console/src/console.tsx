import { explorerPlugin } from "@graphiql/plugin-explorer";
import { createGraphiQLFetcher } from "@graphiql/toolkit";
import { GraphiQL, HISTORY_PLUGIN } from "graphiql";
import { useMemo, useState } from "react";

import { type Persona, variablesText } from "./config.ts";
import { DocumentLinks } from "./documents.tsx";
import { ExamplesContext, EXAMPLES_PLUGIN } from "./examples.tsx";
import type { Fetch } from "./session.ts";
import { RunShortcut } from "./shortcut.tsx";
import { openOn, storageOf } from "./storage.ts";
import { Theme } from "./theme.tsx";

const EXPLORER_PLUGIN = explorerPlugin();
const WELCOME = `# Ask the account graph. Its documentation
# is on the left; Ctrl-Space says what fits.

query Viewer {
  viewer {
    __typename
  }
}
`;

interface ConsoleProps {
  /** Whose tabs and history these are. */
  owner: string;
  endpoint: string;
  fetch: Fetch;
  persona?: Persona;
}

/** GraphiQL for one viewer. */
export function Console({ owner, endpoint, fetch, persona }: ConsoleProps) {
  const fetcher = useMemo(
    () => createGraphiQLFetcher({ url: endpoint, fetch: fetch as typeof globalThis.fetch }),
    [endpoint, fetch],
  );
  const examples = persona?.examples ?? [];
  const [storage] = useState(() => {
    const store = storageOf(owner);
    if (examples[0]) openOn(examples[0], store);
    return store;
  });
  const plugins = useMemo(
    () => [...(examples.length > 0 ? [EXAMPLES_PLUGIN] : []), EXPLORER_PLUGIN, HISTORY_PLUGIN],
    [examples],
  );
  const tabs = examples.map((example) => ({ query: example.query, variables: variablesText(example) }));
  return (
    <ExamplesContext value={persona}>
      <GraphiQL
        fetcher={fetcher}
        storage={storage}
        plugins={plugins}
        defaultQuery={WELCOME}
        {...(tabs.length > 0 && { defaultTabs: tabs, visiblePlugin: EXAMPLES_PLUGIN })}
        defaultEditorToolsVisibility={tabs.some((tab) => tab.variables !== "")}
        inputValueDeprecation
        schemaDescription
        shouldPersistHeaders={false}
        showPersistHeadersSettings={false}
      >
        <GraphiQL.Logo>{null}</GraphiQL.Logo>
        <DocumentLinks fetch={fetch} />
        <RunShortcut />
        <Theme />
      </GraphiQL>
    </ExamplesContext>
  );
}
