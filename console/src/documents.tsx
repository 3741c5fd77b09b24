import { KeyCode, KeyMod, useGraphiQL, useMonaco } from "@graphiql/react";
import { useEffect, useState } from "react";

import type { Fetch } from "./session.ts";
import { DocumentViewer } from "./viewer.tsx";

/** A document's bytes, as the graph's answers name them. */
const LINK = /"(\/documents\/[^\s"/]+\/content)"/;

/** The link that a column (from 1) of a line falls into, if any. */
function linkAt(line: string, column: number): string | null {
  const match = LINK.exec(line);
  if (!match?.[1]) return null;
  const start = match.index + 2; // after the quote, and columns count from 1
  return column >= start && column <= start + match[1].length ? match[1] : null;
}

/**
 * Makes document links in the answer open: by a click, or by Alt-Enter when the cursor is on one. The browser
 * cannot send a token by itself, so the bytes are fetched with it and shown here.
 */
export function DocumentLinks({ fetch }: { fetch: Fetch }) {
  const editor = useGraphiQL((state) => state.responseEditor);
  const monaco = useMonaco((state) => state.monaco);
  const [path, setPath] = useState<string | null>(null);

  useEffect(() => {
    const model = editor?.getModel();
    if (!editor || !monaco || !model) return;

    // A click on a link opens it; Monaco would also mark the word under it as one that occurs here.
    editor.updateOptions({ occurrencesHighlight: "off" });
    const marks = editor.createDecorationsCollection();
    const mark = () =>
      marks.set(
        model.findMatches(LINK.source, false, true, true, null, true).map(({ range }) => ({
          // Without the quotes.
          range: { ...range, startColumn: range.startColumn + 1, endColumn: range.endColumn - 1 },
          options: {
            inlineClassName: "document-link",
            hoverMessage: { value: "Open the document: click, or **Alt-Enter** with the cursor here" },
          },
        })),
      );
    const open = (position: { lineNumber: number; column: number } | null) => {
      const link = position && linkAt(model.getLineContent(position.lineNumber), position.column);
      if (link) setPath(link);
    };
    mark();
    const bindings = [
      model.onDidChangeContent(mark),
      editor.onMouseUp(({ target, event }) => {
        const text = target.type === monaco.editor.MouseTargetType.CONTENT_TEXT;
        // Dragging over a link selects its text, as anywhere.
        if (text && event.leftButton && editor.getSelection()?.isEmpty()) open(target.position);
      }),
      editor.addAction({
        id: "open-document",
        label: "Open Document",
        keybindings: [KeyMod.Alt | KeyCode.Enter],
        run: () => open(editor.getPosition()),
      }),
    ];
    return () => {
      for (const binding of bindings) binding.dispose();
      marks.clear();
    };
  }, [editor, monaco]);

  return path && <DocumentViewer key={path} path={path} fetch={fetch} onClose={() => setPath(null)} />;
}
