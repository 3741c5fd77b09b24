import { type Example, type Persona, variablesText } from "./config.ts";

/** What GraphiQL keeps that belongs to whoever was asking; the rest, theme and widths, is the browser's. */
const OWN = new Set(["query", "variables", "headers", "operationName", "tabState", "queries", "favorites"]);
const PREFIX = "graphiql:";
const CHOSEN = "account-graph:persona";

/** How GraphiQL first shares out the page: the query has more room than the panel, and than its answer. */
const WIDTHS: Record<string, string> = { "graphiql:docExplorerFlex": "0.26", "graphiql:editorFlex": "1.3" };

/** A store in which every persona finds the tabs and the history that it left. */
export function storageOf(owner: string): Pick<Storage, "getItem" | "setItem" | "removeItem" | "clear" | "length"> {
  const place = (key: string): string =>
    OWN.has(key.slice(PREFIX.length)) ? `account-graph:${owner}:${key}` : `account-graph:${key}`;
  return {
    getItem: (key) => localStorage.getItem(place(key)) ?? WIDTHS[key] ?? null,
    setItem: (key, value) => localStorage.setItem(place(key), value),
    removeItem: (key) => localStorage.removeItem(place(key)),
    clear: () => {
      for (const key of Object.keys(localStorage)) {
        if (key.startsWith("account-graph:")) localStorage.removeItem(key);
      }
    },
    get length() {
      return localStorage.length;
    },
  };
}

/** On the first visit, lets GraphiQL open on the first example with its variables. */
export function openOn(example: Example, storage: ReturnType<typeof storageOf>): void {
  if (storage.getItem(`${PREFIX}tabState`) !== null) return;
  storage.setItem(`${PREFIX}query`, example.query);
  storage.setItem(`${PREFIX}variables`, variablesText(example));
}

/** The persona chosen last, or the first one. */
export function chosenPersona(personas: Persona[]): Persona | undefined {
  const name = localStorage.getItem(CHOSEN);
  return personas.find((persona) => persona.name === name) ?? personas[0];
}

export function choosePersona(persona: Persona): void {
  localStorage.setItem(CHOSEN, persona.name);
}
