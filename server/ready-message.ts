interface Ready {
  readonly url: string;
  readonly production: boolean;
  /** True where a person reads it. */
  readonly terminal: boolean;
}

/** Whoever starts the server waits for the JSON line, whatever the log level is; a person gets a sentence too. */
export function readyMessage({ url, production, terminal }: Ready): string {
  const line = `${JSON.stringify({ level: 30, msg: "ready", url })}\n`;
  if (!terminal) return line;
  const page = production ? `${url}/support for the customers' page` : `${url}/ for the demo page`;
  return `${line}PocketDesk is running: open ${page}, ${url}/console/ for the agents' console.\n`;
}
