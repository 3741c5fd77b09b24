/** A worked example: one operation that runs as it stands. */
export interface Example {
  title: string;
  query: string;
  variables?: Record<string, unknown> | null;
}

/** Somebody of the sample world whose place the reader can take. */
export interface Persona {
  name: string;
  title: string;
  description: string;
  examples: Example[];
}

/** What the gateway tells the console about itself. Outside demo mode there are no personas. */
export interface Config {
  demo: boolean;
  endpoint: string;
  personas: Persona[];
}

export async function loadConfig(): Promise<Config> {
  const response = await fetch("/console/config.json");
  if (!response.ok) {
    throw new Error(`The gateway answered ${response.status} when asked for the console's settings.`);
  }
  return (await response.json()) as Config;
}

/** An example's variables as the editor shows them; empty when it takes none. */
export function variablesText({ variables }: Example): string {
  return variables && Object.keys(variables).length > 0 ? JSON.stringify(variables, null, 2) : "";
}
