import { ChevronDownIcon, DropdownMenu } from "@graphiql/react";
import type { FormEvent, ReactNode } from "react";

import type { Persona } from "./config.ts";
import icon from "./icon.svg";

export function TopBar({ note, children }: { note: string; children: ReactNode }) {
  return (
    <header className="topbar">
      <a className="brand" href="/">
        <img src={icon} alt="" width="28" height="28" />
        Account graph
      </a>
      <p className="note">{note}</p>
      {children}
    </header>
  );
}

interface PersonaMenuProps {
  personas: Persona[];
  current: Persona;
  onChoose: (persona: Persona) => void;
}

export function PersonaMenu({ personas, current, onChoose }: PersonaMenuProps) {
  return (
    <DropdownMenu>
      <DropdownMenu.Button className="persona" aria-label={`You are ${current.title}. Choose another persona`}>
        <Initial persona={current} />
        <span>
          <small>
            You are <code>{current.name}</code>
          </small>
          <strong>{current.title}</strong>
        </span>
        <ChevronDownIcon aria-hidden="true" />
      </DropdownMenu.Button>
      <DropdownMenu.Content className="personas" align="end" sideOffset={6} aria-label="Personas">
        {personas.map((persona) => (
          <DropdownMenu.Item
            key={persona.name}
            role="menuitemradio"
            aria-checked={persona === current}
            data-persona={persona.name}
            onSelect={() => onChoose(persona)}
          >
            <Initial persona={persona} />
            <span>
              <strong>{persona.title}</strong>
              <small>
                <code>{persona.name}</code> · {persona.description}
              </small>
            </span>
          </DropdownMenu.Item>
        ))}
      </DropdownMenu.Content>
    </DropdownMenu>
  );
}

/** A round badge that is the same colour for the same persona. */
function Initial({ persona }: { persona: Persona }) {
  let hue = 0;
  for (const letter of persona.name) hue = (hue * 31 + letter.charCodeAt(0)) % 360;
  return (
    <span className="initial" aria-hidden="true" style={{ background: `hsl(${hue} 45% 42%)` }}>
      {persona.title.charAt(0)}
    </span>
  );
}

export function TokenField({ token, onChange }: { token: string; onChange: (token: string) => void }) {
  if (token) {
    return (
      <button type="button" className="plain" onClick={() => onChange("")}>
        Sign out
      </button>
    );
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get("token") ?? "");
    // A token is often copied with the word that stands before it in the header.
    onChange(text.trim().replace(/^bearer\s+/i, ""));
  };
  return (
    <form className="signin" onSubmit={submit}>
      <input name="token" type="password" required autoComplete="off" placeholder="Paste a token" aria-label="Token" />
      <button type="submit" className="plain">
        Sign in
      </button>
    </form>
  );
}
