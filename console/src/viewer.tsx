import { Spinner } from "@graphiql/react";
import { useEffect, useRef, useState } from "react";

import type { Fetch } from "./session.ts";

/** A document that has arrived; `url` names bytes in this page's memory. */
interface Content {
  url: string;
  name: string;
  type: string;
  size: number;
}

interface DocumentViewerProps {
  path: string;
  fetch: Fetch;
  onClose: () => void;
}

/** Shows one document in place, if it is of a kind that a browser shows safely; anything else can be saved. */
export function DocumentViewer({ path, fetch, onClose }: DocumentViewerProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [content, setContent] = useState<Content | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  useEffect(() => {
    dialog.current?.showModal();
    const leaving = new AbortController();
    let url: string | null = null;
    read(path, fetch, leaving.signal).then(
      (document) => {
        url = document.url;
        if (leaving.signal.aborted) URL.revokeObjectURL(url);
        else setContent(document);
      },
      (error: unknown) => {
        if (!leaving.signal.aborted) setFailure(error instanceof Error ? error.message : String(error));
      },
    );
    return () => {
      leaving.abort();
      if (url) URL.revokeObjectURL(url);
    };
  }, [path, fetch]);

  return (
    <dialog ref={dialog} className="viewer" aria-labelledby="viewer-title" onClose={onClose}>
      <header>
        <h2 id="viewer-title">{content?.name ?? "Document"}</h2>
        {content && <p>{`${content.type} · ${sizeText(content.size)}`}</p>}
        <button type="button" aria-label="Close" onClick={() => dialog.current?.close()}>
          ×
        </button>
      </header>
      <div className="sheet" aria-live="polite">
        {failure !== null ? (
          <p role="alert">{failure}</p>
        ) : content === null ? (
          <Spinner />
        ) : isImage(content) ? (
          <img src={content.url} alt={content.name} />
        ) : isPdf(content) && navigator.pdfViewerEnabled ? (
          <iframe src={`${content.url}#navpanes=0`} title={content.name} />
        ) : (
          <p>Save this document to open it.</p>
        )}
      </div>
      {content && (
        <footer>
          <a className="plain" href={content.url} download={content.name}>
            Save
          </a>
          {(isImage(content) || isPdf(content)) && (
            <a className="plain primary" href={content.url} target="_blank" rel="noreferrer">
              Open in a new tab
            </a>
          )}
        </footer>
      )}
    </dialog>
  );
}

/** An image of a kind that carries no script. */
function isImage({ type }: Content): boolean {
  return ["image/png", "image/jpeg", "image/gif", "image/webp"].includes(type);
}

function isPdf({ type }: Content): boolean {
  return type === "application/pdf";
}

async function read(path: string, fetch: Fetch, signal: AbortSignal): Promise<Content> {
  const response = await fetch(path, { signal });
  if (response.status === 404) throw new Error("There is no such document, or it is not yours to see.");
  if (!response.ok) throw new Error(`The gateway answered ${response.status} when asked for ${path}.`);
  const bytes = await response.blob();
  const type = bytes.type.split(";", 1)[0] ?? "";
  return {
    url: URL.createObjectURL(bytes),
    name: fileName(response.headers.get("Content-Disposition")) ?? "document",
    type,
    size: bytes.size,
  };
}

/** The name in a Content-Disposition header (RFC 6266): the extended form where there is one. */
function fileName(header: string | null): string | null {
  const extended = /filename\*=utf-8''([^;]+)/i.exec(header ?? "")?.[1];
  if (extended) return decodeURIComponent(extended);
  return /filename="?([^";]+)"?/i.exec(header ?? "")?.[1] ?? null;
}

function sizeText(bytes: number): string {
  return bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
