/** A mail server that takes, puts off, refuses or hangs, as a test tells it to. */

import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

export interface ReceivedMail {
  readonly to: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The address of the first link in it. */
  readonly link: string;
}

/** A status, or no answer at all. */
export type MailBehaviour = 250 | 451 | 550 | "hang";

export interface MailServer {
  readonly settings: Readonly<Record<keyof typeof awayMailServer, string>>;
  readonly taken: readonly ReceivedMail[];
  /** How often a letter came, whatever became of it. */
  asked(): number;
  behave(next: () => MailBehaviour): void;
  close(): Promise<void>;
}

/** Settings of a mail server that is away: nothing is sent. */
export const awayMailServer = {
  SMTP_URL: "smtp://127.0.0.1:9",
  MAIL_FROM: "Galaxy Wallet <no-reply@wallet.example>",
  MAIL_SECRET: "a secret of tests that signs the links",
  PUBLIC_URL: "https://support.wallet.example",
} as const;

export async function startMailServer(): Promise<MailServer> {
  const taken: ReceivedMail[] = [];
  let asked = 0;
  let behaviour: () => MailBehaviour = () => 250;

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    closeTimeout: 100,
    onData(stream, session, callback) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        asked += 1;
        const does = behaviour();
        if (does === "hang") return;
        if (does !== 250) {
          callback(Object.assign(new Error("not now"), { responseCode: does }));
          return;
        }
        const to = session.envelope.rcptTo.map(({ address }) => address).join(", ");
        taken.push({ to, ...parsed(Buffer.concat(parts).toString("utf8")) });
        callback();
      });
    },
  });
  // Who hangs is cut off at the end of the test.
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    settings: {
      ...awayMailServer,
      SMTP_URL: `smtp://127.0.0.1:${port}`,
    },
    taken,
    asked: () => asked,
    behave(next) {
      behaviour = next;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** As far as our own letters need it: two parts, in base64. */
function parsed(raw: string): Omit<ReceivedMail, "to"> {
  const [head = "", ...body] = raw.split("\r\n\r\n");
  const headers = headersIn(head);
  const [, boundary = ""] = /boundary="([^"]+)"/.exec(headers.get("content-type") ?? "") ?? [];
  const parts = body.join("\r\n\r\n").split(`--${boundary}`);
  const [text = "", html = ""] = ["text/plain", "text/html"].map((type) => {
    const [, content = ""] = (parts.find((part) => part.includes(type)) ?? "").split("\r\n\r\n");
    return Buffer.from(content, "base64").toString("utf8");
  });
  const [link = ""] = /https:\/\/\S+/.exec(text) ?? [];
  return { headers, subject: headers.get("subject") ?? "", text, html, link };
}

function headersIn(head: string): ReadonlyMap<string, string> {
  const unfolded = head.replaceAll(/\r\n[ \t]+/g, " ");
  return new Map(
    unfolded.split("\r\n").map((line) => {
      const at = line.indexOf(":");
      return [line.slice(0, at).toLowerCase(), decoded(line.slice(at + 1).trim())];
    }),
  );
}

const decoded = (value: string) =>
  value
    .replaceAll(/\?=\s+=\?/g, "?==?")
    .replaceAll(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, how: string, word: string) =>
      how.toUpperCase() === "B" ? Buffer.from(word, "base64").toString("utf8") : fromQuoted(word),
    );

const fromQuoted = (word: string) =>
  Buffer.from(
    word
      .replaceAll("_", " ")
      .replaceAll(/=([\dA-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    "latin1",
  ).toString("utf8");
