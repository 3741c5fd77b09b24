import { useGraphiQLActions } from "@graphiql/react";
import { useEffect } from "react";

/** Lets Ctrl-Enter run the open tab from anywhere on the page; GraphiQL hears it in its editors alone. */
export function RunShortcut() {
  const { run } = useGraphiQLActions();
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const meant = event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.defaultPrevented;
      if (!meant || (event.target instanceof Element && event.target.closest("dialog"))) return;
      event.preventDefault();
      run();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [run]);
  return null;
}
