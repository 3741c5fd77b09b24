/** Seconds before a token's end at which it is no longer used for a new request. */
const MARGIN = 60;

interface Token {
  text: string;
  /** Milliseconds since the epoch. */
  staleAt: number;
}

/** Where a bearer token comes from. */
export interface Tokens {
  /** A token to send, or null to ask as nobody. */
  current(): Promise<string | null>;
  /** Called when the gateway refused the token; true if the next `current` may be another one. */
  refused(): boolean;
}

/** Tokens that the demo signs for a persona, kept in memory and renewed before they end. */
export class PersonaTokens implements Tokens {
  #token: Promise<Token> | null = null;

  constructor(readonly persona: string) {}

  async current(): Promise<string> {
    // Requests that start together share the one token that is on its way.
    this.#token ??= this.#sign();
    try {
      const { text, staleAt } = await this.#token;
      if (Date.now() < staleAt) return text;
      this.#token = this.#sign();
      return (await this.#token).text;
    } catch (error) {
      this.#token = null;
      throw error;
    }
  }

  refused(): boolean {
    this.#token = null;
    return true;
  }

  async #sign(): Promise<Token> {
    const response = await fetch("/demo/token", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ persona: this.persona }),
    });
    if (!response.ok) {
      throw new Error(`The gateway answered ${response.status} when asked for a token of “${this.persona}”.`);
    }
    const { token, expiresIn } = (await response.json()) as { token: string; expiresIn: number };
    // Of a very short life, at least half is used.
    const seconds = Math.max(expiresIn - MARGIN, expiresIn / 2);
    return { text: token, staleAt: Date.now() + seconds * 1000 };
  }
}

/** The token that a user pasted. It lives as long as the browser's tab and goes nowhere else. */
export class PastedToken implements Tokens {
  static readonly #key = "account-graph:token";

  get text(): string {
    return sessionStorage.getItem(PastedToken.#key) ?? "";
  }

  set text(token: string) {
    if (token) sessionStorage.setItem(PastedToken.#key, token);
    else sessionStorage.removeItem(PastedToken.#key);
  }

  async current(): Promise<string | null> {
    return this.text || null;
  }

  refused(): boolean {
    return false;
  }
}

export type Fetch = (url: RequestInfo | URL, init?: RequestInit) => Promise<Response>;

/** A fetch that signs requests; one refused with 401 is tried once more with a new token. */
export function signedFetch(tokens: Tokens): Fetch {
  const send = async (url: RequestInfo | URL, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers);
    // Whoever writes an Authorization header into GraphiQL's own editor means it.
    if (!headers.has("Authorization")) {
      const token = await tokens.current();
      if (token) headers.set("Authorization", `Bearer ${token}`);
    }
    return fetch(url, { ...init, headers });
  };
  return async (url, init = {}) => {
    const response = await send(url, init);
    const own = new Headers(init.headers).has("Authorization");
    return response.status === 401 && !own && tokens.refused() ? send(url, init) : response;
  };
}
