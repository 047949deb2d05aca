import type { Locale } from "../../protocol/conversation.ts";
import { localeOf } from "../../protocol/language-tags.ts";
import type { Embed } from "../embed/embed.ts";
import type { BootOptions, EventName, OpenTarget } from "../embed/options.ts";
import type { Shell } from "../embed/shell.ts";

/** A name that is missing here, or one too many, does not compile. */
type All<Names extends PropertyKey> = Readonly<Record<Names, true>>;
export const options: All<keyof BootOptions> = {
  server: true,
  locale: true,
  theme: true,
  launcher: true,
  brand: true,
  actions: true,
  identify: true,
  transactions: true,
  mount: true,
};
export const events: All<EventName> = {
  ready: true,
  open: true,
  close: true,
  unread: true,
  message: true,
  beforeSend: true,
  handover: true,
  queue: true,
  ticket: true,
  rated: true,
  secretBlocked: true,
  error: true,
};
export const targets: All<keyof OpenTarget> = {
  article: true,
  errorCode: true,
  draft: true,
  ticket: true,
  transaction: true,
  emergency: true,
};
export const commands: All<keyof Embed> = {
  boot: true,
  update: true,
  identify: true,
  open: true,
  close: true,
  show: true,
  hide: true,
  on: true,
  back: true,
  logout: true,
  destroy: true,
};
const locales: All<Locale> = { "zh-CN": true, "zh-TW": true, en: true };
export const values = {
  theme: ["auto", "light", "dark"],
  mount: ["element", "page", "frame"],
  locale: Object.keys(locales),
} satisfies Partial<Record<keyof BootOptions, readonly string[]>>;

/** Every option and event that the page has given is one that there is; what is given to `open` is known when it is opened. */
export function isUsedRight({ options: given, listeners }: Pick<Shell, "options" | "listeners">) {
  const isListening = [...listeners].every(
    ([name, listener]) => Object.hasOwn(events, name) && typeof listener === "function",
  );
  const entries = Object.entries(given());
  return isListening && entries.every(([name, value]) => isOption(name) && isValue(name, value));
}

const isOption = (name: string): boolean => Object.hasOwn(options, name);

/** As a page or an app may write a language, it is understood. */
export function isValue(name: string, value: unknown): boolean {
  const known: readonly unknown[] | undefined = values[name as keyof typeof values];
  if (value === undefined || !known || known.includes(value)) return true;
  return name === "locale" && typeof value === "string" && localeOf(value) !== undefined;
}
