import { type GraphiQLPlugin, pick, useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import { createContext, useContext } from "react";

import { type Example, type Persona, variablesText } from "./config.ts";

/** The persona whose examples the panel lists: GraphiQL renders a plugin without properties. */
export const ExamplesContext = createContext<Persona | undefined>(undefined);

export const EXAMPLES_PLUGIN: GraphiQLPlugin = {
  title: "Examples",
  icon: ExamplesIcon,
  content: Examples,
};

function Examples() {
  const persona = useContext(ExamplesContext);
  const { tabs, activeTabIndex, queryEditor, variableEditor } = useGraphiQL(
    pick("tabs", "activeTabIndex", "queryEditor", "variableEditor"),
  );
  const { addTab, changeTab } = useGraphiQLActions();
  if (!persona) return null;

  const open = (example: Example) => {
    const index = tabs.findIndex((tab) => tab.query === example.query);
    if (index >= 0) {
      if (index !== activeTabIndex) changeTab(index);
      return;
    }
    addTab();
    queryEditor?.setValue(example.query);
    variableEditor?.setValue(variablesText(example));
  };
  const shown = tabs[activeTabIndex]?.query;
  return (
    <section className="examples" aria-label="Examples">
      <h2>{persona.title}</h2>
      <p>{persona.description}</p>
      <h3>Questions to start from</h3>
      <ol>
        {persona.examples.map((example) => (
          <li key={example.title}>
            <button type="button" aria-current={example.query === shown} onClick={() => open(example)}>
              {example.title}
            </button>
          </li>
        ))}
      </ol>
      <p className="hint">
        Press <kbd>Ctrl</kbd> <kbd>Enter</kbd> to run a question. Change it as you like: it opens here again as it was.
      </p>
    </section>
  );
}

function ExamplesIcon() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round">
      <path d="M5 4.75h10.5L19 8.25v11H5z" />
      <path d="M8.5 10h7M8.5 13h7M8.5 16h4.5" strokeLinecap="round" />
    </svg>
  );
}
