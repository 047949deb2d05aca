import type { Catalogue } from "../../protocol/catalogue.ts";
import { transactionIdForm } from "../../protocol/transaction.ts";
import type { BootOptions, MisuseReason, OpenTarget, WidgetError } from "../embed/options.ts";
import type { Shell } from "../embed/shell.ts";
import { commands, events, isValue, options, targets, values } from "./known-names.ts";

export interface Use {
  readonly options: BootOptions;
  readonly listeners: Shell["listeners"];
  readonly target: OpenTarget;
  readonly catalogue?: Catalogue | "failed" | undefined;
  /** That of the first `boot`. */
  readonly server: string;
}

/** What the page asks for and does not get, a sentence each for the people who embed the widget. */
export const misuses = (use: Use): readonly WidgetError[] => [
  ...unknownOptions(use),
  ...listenerMisuses(use),
  ...targetMisuses(use),
  ...(Object.keys(values) as (keyof typeof values)[]).flatMap((name) => unknownValue(use, name)),
  ...missingArticle(use),
  ...wrongTransaction(use),
  ...otherServer(use),
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

function listenerMisuses({ listeners }: Use): readonly WidgetError[] {
  const all = [...listeners];
  const wrong = all.filter(([, listener]) => typeof listener !== "function");
  return [
    ...unknown(
      all.map(([name]) => name),
      events,
      "unknownEvent",
      "event",
    ),
    ...wrong.map(([name, listener]) =>
      misuse("notFunction", `on("${name}", …) takes a function, and got “${String(listener)}”.`),
    ),
  ];
}

/** What is called and is no command reaches this as an option, with what was given as a list. */
function unknownOptions({ options: given }: Use): readonly WidgetError[] {
  const isCall = (name: string) => Array.isArray(given[name as keyof BootOptions]);
  const names = Object.keys(given);
  return [
    ...unknown(names.filter(isCall), commands, "unknownOption", "command"),
    ...unknown(
      names.filter((name) => !isCall(name)),
      options,
      "unknownOption",
      "option",
    ),
  ];
}

/** A target is an object; what stands in it is text. */
function targetMisuses({ target }: Use): readonly WidgetError[] {
  if (typeof target !== "object")
    return [
      misuse(
        "unknownTarget",
        `open takes an object, such as {article: "…"}, and got “${String(target)}”.`,
      ),
    ];
  const wrong = Object.entries(target).filter(
    ([name, value]) => typeof value === "object" && Object.hasOwn(targets, name),
  );
  return [
    ...unknown(Object.keys(target), targets, "unknownTarget", "target of open"),
    ...wrong.map(([name]) => misuse("unknownValue", `${name} of open is no text.`)),
  ];
}

function unknownValue({ options: given }: Use, name: keyof typeof values): readonly WidgetError[] {
  const value = given[name];
  if (isValue(name, value)) return [];
  return [misuse("unknownValue", `${name} is “${value}”. It can be: ${values[name].join(", ")}.`)];
}

function missingArticle({ target, catalogue }: Use): readonly WidgetError[] {
  if (!target.article || !catalogue || catalogue === "failed") return [];
  const articles = catalogue.categories.flatMap((category) => category.articles);
  if (articles.some(({ id }) => id === target.article)) return [];
  return [misuse("missingArticle", `There is no article “${target.article}”.`)];
}

function wrongTransaction({ target: { transaction } }: Use): readonly WidgetError[] {
  if (!transaction || transactionIdForm.test(String(transaction))) return [];
  const form = "It is 1 to 64 letters, digits and . : _ -";
  return [misuse("unknownValue", `transaction is “${transaction}”. ${form}.`)];
}

/** The connection, and what is kept of the customer, are those of one server. */
function otherServer({ options: given, server }: Use): readonly WidgetError[] {
  if (given.server === undefined || addressOf(given.server) === addressOf(server)) return [];
  const way = "Call destroy first, then boot.";
  return [
    misuse(
      "serverFixed",
      `The server stays “${server}”, and does not become “${given.server}”. ${way}`,
    ),
  ];
}

const addressOf = (server: string): string => server.replace(/\/$/, "");

export const misuse = (reason: MisuseReason, message: string): WidgetError => ({
  code: reason.startsWith("missing") ? "not_found" : "invalid",
  reason,
  message,
});
