import { useMonaco } from "@graphiql/react";
import { useEffect } from "react";

/** The names under which GraphiQL defines its editor themes; defined again, they take our colours. */
const THEMES = [
  { name: "graphiql-LIGHT", base: "vs", accent: "#12508f", paper: "#ffffff", key: "#12508f", text: "#8a3b12" },
  { name: "graphiql-DARK", base: "vs-dark", accent: "#7cb8f5", paper: "#1b2434", key: "#8cc4ff", text: "#f0b48a" },
] as const;

/** Two pixels less than GraphiQL's own, so that a line of sixty letters fits its pane on a small screen. */
const LETTERS = { fontSize: 13 };

/** Gives Monaco the console's colours instead of GraphiQL's pink, and smaller letters. */
export function Theme() {
  const monaco = useMonaco((state) => state.monaco);
  useEffect(() => {
    for (const { name, base, accent, paper, key, text } of THEMES) {
      const tint = `${accent}1f`;
      monaco?.editor.defineTheme(name, {
        base,
        inherit: true,
        rules: [
          { token: "string.key.json", foreground: key.slice(1) },
          { token: "string.value.json", foreground: text.slice(1) },
          { token: "argument.identifier.gql", foreground: accent.slice(1) },
        ],
        colors: {
          "editor.background": "#ffffff00",
          "scrollbar.shadow": "#ffffff00",
          "textLink.foreground": accent,
          "textLink.activeForeground": accent,
          "editorLink.activeForeground": accent,
          "editorHoverWidget.background": paper,
          "editorSuggestWidget.background": paper,
          "editorSuggestWidget.selectedBackground": tint,
          "editorSuggestWidget.selectedForeground": accent,
          "editorWidget.background": paper,
          "editorWidget.resizeBorder": accent,
          "list.hoverBackground": tint,
          "list.highlightForeground": accent,
          "list.focusHighlightForeground": accent,
          "menu.background": paper,
          "menu.selectionBackground": tint,
          "menu.selectionForeground": accent,
          "quickInput.background": paper,
          "quickInputList.focusBackground": tint,
          "quickInputList.focusForeground": accent,
          "pickerGroup.foreground": accent,
          "toolbar.hoverBackground": tint,
          "inputOption.hoverBackground": tint,
          focusBorder: accent,
        },
      });
    }
    monaco?.editor.getEditors().forEach((editor) => editor.updateOptions(LETTERS));
    const made = monaco?.editor.onDidCreateEditor((editor) => editor.updateOptions(LETTERS));
    return () => made?.dispose();
  }, [monaco]);
  return null;
}
