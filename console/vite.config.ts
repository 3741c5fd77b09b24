import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The gateway that `npm run dev` forwards to. */
const gateway = process.env["GATEWAY_URL"] ?? "http://127.0.0.1:8000";

export default defineConfig({
  plugins: [react()],
  build: {
    // Every browser that runs Monaco preloads modules, so nothing needs to be patched in.
    modulePreload: { polyfill: false },
    // Monaco's editor is one chunk of some 4 MB, fetched once and kept for good.
    chunkSizeWarningLimit: 5000,
    // GraphiQL's packages carry directives for a compiler that has already run.
    rolldownOptions: { onLog: (level, log, report) => log.code !== "MODULE_LEVEL_DIRECTIVE" && report(level, log) },
  },
  worker: { format: "es" },
  server: {
    proxy: Object.fromEntries(
      ["/graphql", "/console", "/demo", "/documents"].map((path) => [path, gateway]),
    ),
  },
});
