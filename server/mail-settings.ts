import type { SettingReader } from "./settings.ts";

export interface MailSettings {
  readonly smtpUrl: string;
  readonly from: { readonly name: string; readonly address: string };
  /** Where customers reach this server, for the links in letters; without a slash at the end. */
  readonly publicUrl: string;
  /** Signs the links. */
  readonly secret: string;
  readonly requireTls: boolean;
  /** How long an agent's answer waits unread before it goes out by e-mail. */
  readonly unreadMs: number;
}

const shortestSecret = 32;
const minuteMs = 60_000;
const defaultUnreadMinutes = "10";

/** Undefined where nobody is to be sent e-mail. */
export function mailSettings(settings: SettingReader): MailSettings | undefined {
  const { text, reject } = settings;
  const smtpUrl = settings.url("SMTP_URL", ["smtp", "smtps"]);
  const from = senderIn(text("MAIL_FROM"), reject);
  const secret = text("MAIL_SECRET");
  const publicUrl = publicUrlOf(settings);
  const unreadMs = unreadMsOf(settings);
  if (text("SMTP_URL") === undefined) {
    if (text("MAIL_FROM") !== undefined) reject("MAIL_FROM has no effect without SMTP_URL.");
    return undefined;
  }
  if (text("MAIL_FROM") === undefined) reject("SMTP_URL needs MAIL_FROM: who sends.");
  if (text("PUBLIC_URL") === undefined) {
    reject("SMTP_URL needs PUBLIC_URL: where the links in e-mail lead.");
  }
  if (secret === undefined || secret.length < shortestSecret) {
    reject(`SMTP_URL needs MAIL_SECRET: at least ${shortestSecret} characters that sign links.`);
  }
  if (!smtpUrl || !from || !publicUrl || !secret) return undefined;
  const requireTls = text("NODE_ENV") === "production" && !isThisMachine(smtpUrl);
  return { smtpUrl, from, publicUrl, secret, requireTls, unreadMs };
}

const isThisMachine = (url: string) =>
  ["127.0.0.1", "[::1]", "localhost"].includes(new URL(url).hostname);

/** `Name <address>` or an address. */
function senderIn(
  value: string | undefined,
  reject: SettingReader["reject"],
): MailSettings["from"] | undefined {
  if (value === undefined) return undefined;
  const [, name = "", inBrackets] = /^"?([^"<>]*?)"?\s*<([^<>]+)>$/.exec(value) ?? [];
  const address = inBrackets ?? value;
  if (/^[^\s@<>",;]+@[^\s@<>",;]+$/.test(address)) return { name: name.trim(), address };
  reject("MAIL_FROM must be an address such as Wallet Support <no-reply@wallet.example>.");
  return undefined;
}

function publicUrlOf({ url, text, reject }: SettingReader): string | undefined {
  const address = url("PUBLIC_URL", ["https", "http"]);
  if (address?.startsWith("http:") && text("NODE_ENV") === "production") {
    reject("PUBLIC_URL must be https in production.");
  }
  return address?.replace(/\/+$/, "");
}

function unreadMsOf({ text, reject }: SettingReader): number {
  const value = text("MAIL_UNREAD_MINUTES") ?? defaultUnreadMinutes;
  if (!/^[1-9]\d{0,3}$/.test(value)) {
    reject(`MAIL_UNREAD_MINUTES must be a whole number of minutes, not "${value}".`);
  }
  return Number(value) * minuteMs;
}
