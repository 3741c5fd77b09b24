import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import "graphiql/setup-workers/vite";
import "graphiql/style.css";
import "@graphiql/plugin-explorer/style.css";
import "./styles/theme.css";
import "./styles/page.css";
import "./styles/topbar.css";
import "./styles/examples.css";
import "./styles/documents.css";

import { App } from "./app.tsx";
import { loadConfig } from "./config.ts";

const root = createRoot(document.getElementById("root")!);

try {
  const config = await loadConfig();
  root.render(
    <StrictMode>
      <App config={config} />
    </StrictMode>,
  );
} catch (error) {
  root.render(
    <main className="failure" role="alert">
      <h1>The console cannot reach the gateway</h1>
      <p>{error instanceof Error ? error.message : String(error)}</p>
      <button type="button" onClick={() => location.reload()}>
        Try again
      </button>
    </main>,
  );
}
