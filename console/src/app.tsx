import { useMemo, useState } from "react";

import type { Config, Persona } from "./config.ts";
import { Console } from "./console.tsx";
import { PersonaMenu, TokenField, TopBar } from "./topbar.tsx";
import { PastedToken, PersonaTokens, signedFetch } from "./session.ts";
import { choosePersona, chosenPersona } from "./storage.ts";

export function App({ config }: { config: Config }) {
  const first = chosenPersona(config.personas);
  return config.demo && first ? <Demo config={config} first={first} /> : <SignIn config={config} />;
}

/** The demo: whoever reads takes a persona's place, and each persona has a GraphiQL of its own. */
function Demo({ config, first }: { config: Config; first: Persona }) {
  const [persona, setPersona] = useState(first);
  const fetch = useMemo(() => signedFetch(new PersonaTokens(persona.name)), [persona]);
  const choose = (chosen: Persona) => {
    choosePersona(chosen);
    setPersona(chosen);
  };
  return (
    <>
      <TopBar note="Sample world: every company, person and shipment is fictional.">
        <PersonaMenu personas={config.personas} current={persona} onChoose={choose} />
      </TopBar>
      <Console key={persona.name} owner={persona.name} endpoint={config.endpoint} fetch={fetch} persona={persona} />
    </>
  );
}

/** Outside demo mode: the reader brings a token. */
function SignIn({ config }: { config: Config }) {
  const [pasted] = useState(() => new PastedToken());
  const [token, setToken] = useState(pasted.text);
  const fetch = useMemo(() => signedFetch(pasted), [pasted, token]);
  const change = (text: string) => {
    pasted.text = text;
    setToken(text);
  };
  return (
    <>
      <TopBar note={token ? "Signed in with your token, until this tab closes." : "Not signed in."}>
        <TokenField token={token} onChange={change} />
      </TopBar>
      <Console key={token} owner="token" endpoint={config.endpoint} fetch={fetch} />
    </>
  );
}
