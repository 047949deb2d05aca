/** Only for the people who embed the widget. It is loaded when there is something to say. */
import type { Catalogue } from "../../protocol/catalogue.ts";
import type { Locale } from "../../protocol/conversation.ts";
import type {
  BootOptions,
  EventName,
  MisuseReason,
  OpenTarget,
  WidgetError,
} from "../embed/options.ts";
import type { Shell } from "../embed/shell.ts";
import { hint } from "./hint.ts";

/** A name that is missing here, or one too many, does not compile. */
type All<Names extends PropertyKey> = Readonly<Record<Names, true>>;
const options: All<keyof BootOptions> = {
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
const events: All<EventName> = {
  ready: true,
  open: true,
  close: true,
  unread: true,
  message: true,
  beforeSend: true,
  handover: true,
  queue: true,
  rated: true,
  secretBlocked: true,
  error: true,
};
const targets: All<keyof OpenTarget> = {
  article: true,
  errorCode: true,
  draft: true,
  ticket: true,
  transaction: true,
  emergency: true,
};
const locales: All<Locale> = { "zh-CN": true, "zh-TW": true, en: true };
const values = {
  theme: ["auto", "light", "dark"],
  mount: ["element", "page", "frame"],
  locale: Object.keys(locales),
} satisfies Partial<Record<keyof BootOptions, readonly string[]>>;

export interface Use {
  readonly options: BootOptions;
  readonly events: Iterable<string>;
  readonly target: OpenTarget;
  readonly catalogue: Catalogue | "failed" | undefined;
}

/** The `error` events of what the page does wrong, each once. */
export function explainUse(
  {
    options,
    listeners,
    said,
  }: Pick<Shell, "options" | "listeners"> & { readonly said: Set<string> },
  target: OpenTarget,
  catalogue: Catalogue | "failed" | undefined,
): readonly WidgetError[] {
  const events = [...listeners].map(([name]) => name);
  const found = misuses({ options: options(), events, target, catalogue });
  const fresh = found.filter(({ message }) => !said.has(message));
  for (const { message } of fresh) {
    said.add(message);
    hint(message, options().server);
  }
  return fresh;
}

/** What the page asks for and does not get, a sentence each for the people who embed the widget. */
export const misuses = (use: Use): readonly WidgetError[] => [
  ...unknown(Object.keys(use.options), options, "unknownOption", "command or option"),
  ...unknown(use.events, events, "unknownEvent", "event"),
  ...unknown(Object.keys(use.target), targets, "unknownTarget", "target of open"),
  ...(Object.keys(values) as (keyof typeof values)[]).flatMap((name) => unknownValue(use, name)),
  ...missingArticle(use),
];

function unknown(
  names: Iterable<string>,
  known: Readonly<Record<string, true>>,
  reason: MisuseReason,
  kind: string,
): readonly WidgetError[] {
  const wrong = [...new Set(names)].filter((name) => !Object.hasOwn(known, name));
  const list = Object.keys(known).join(", ");
  return wrong.map((name) => misuse(reason, `There is no ${kind} “${name}”. There are: ${list}.`));
}

function unknownValue({ options: given }: Use, name: keyof typeof values): readonly WidgetError[] {
  const known: readonly string[] = values[name];
  const value = given[name];
  if (value === undefined || known.includes(value)) return [];
  return [misuse("unknownValue", `${name} is “${value}”. It can be: ${known.join(", ")}.`)];
}

function missingArticle({ target, catalogue }: Use): readonly WidgetError[] {
  if (!target.article || !catalogue || catalogue === "failed") return [];
  const articles = catalogue.categories.flatMap((category) => category.articles);
  if (articles.some(({ id }) => id === target.article)) return [];
  return [misuse("missingArticle", `There is no article “${target.article}”.`)];
}

const misuse = (reason: MisuseReason, message: string): WidgetError => ({
  code: reason === "missingArticle" ? "not_found" : "invalid",
  reason,
  message,
});
