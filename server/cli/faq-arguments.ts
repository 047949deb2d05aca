import { parseArgs } from "node:util";
import { locales } from "../../protocol/conversation.ts";
import { unknownName } from "./editor-message.ts";
import { EditorMistake } from "./faq-texts.ts";

const options = {
  locale: { type: "string" },
  after: { type: "string" },
  explain: { type: "boolean" },
  json: { type: "boolean" },
  questions: { type: "string" },
  file: { type: "string" },
  content: { type: "string" },
  "held-out": { type: "boolean" },
  port: { type: "string" },
  days: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

export type FaqOption = keyof typeof options;

/** What a mistaken value is shown beside. */
const examples: Readonly<Record<string, string>> = {
  locale: "zh-CN",
  after: "payment-failed",
  questions: "questions.jsonl",
  file: "dialogues.jsonl",
  content: "faq-content",
  port: "3100",
  days: "30",
};

export function readFaqArguments(args: readonly string[]) {
  const { values, positionals } = parsed(args);
  const { locale: wanted, ...rest } = values;
  const locale = locales.find((one) => one === wanted);
  if (wanted !== undefined && locale === undefined)
    throw new EditorMistake("localeOneOf", { locales: locales.join(", ") });
  const empty = Object.entries(values).find(([, value]) => value === "")?.[0];
  if (empty !== undefined) throw needsValue(empty);
  return { values: { ...rest, locale }, positionals };
}

function parsed(args: readonly string[]) {
  const dashed = args.find((one) => /^[—–－]+[a-z]/i.test(one));
  if (dashed !== undefined) throw unknownOption(dashed);
  try {
    return parseArgs({ args: joinNumbers(args), allowPositionals: true, options });
  } catch (cause) {
    if (!(cause instanceof TypeError && "code" in cause)) throw cause;
    const [, name = ""] = /'(?:-\w, )?(-{1,2}[^\s'=<]+)/.exec(cause.message) ?? [];
    if (cause.code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") throw unknownOption(name);
    const takesNone = /does not take an argument/.test(cause.message);
    throw takesNone
      ? new EditorMistake("optionNoValue", { name })
      : needsValue(name.replace(/^-+/, ""));
  }
}

/** `--days -3`: a number below zero is a value, and no option. */
const joinNumbers = (args: readonly string[]): string[] =>
  args.flatMap((one, at) => {
    if (/^-\d/.test(one) && isValueOf(args[at - 1])) return [];
    const next = args[at + 1] ?? "";
    return isValueOf(one) && /^-\d/.test(next) ? [`${one}=${next}`] : [one];
  });

const isValueOf = (option: string | undefined): boolean =>
  option?.startsWith("--") === true && Object.hasOwn(examples, option.slice(2));

const needsValue = (name: string) =>
  new EditorMistake("optionValue", { name: `--${name}`, example: examples[name] ?? "" });

/** In what was meant, where the keyboard made one long dash of two. */
function unknownOption(typed: string): EditorMistake {
  const names = Object.keys(options).map((option) => `--${option}`);
  const meant = typed.replace(/^[—–－]+/, "--");
  return unknownName("unknownOption", typed, names.includes(meant) ? [meant] : names);
}

/** Before the arguments are read: a mistake in them is named in this language too. */
export function localeIn(args: readonly string[]): string | undefined {
  const at = args.findIndex((one) => one === "--locale" || one.startsWith("--locale="));
  return args[at]?.split("=")[1] ?? (at < 0 ? undefined : args[at + 1]);
}

interface Taken {
  /** How many words follow the command's name. */
  readonly words: number;
  readonly options: readonly FaqOption[];
}

/** Of every command. */
const shared: readonly FaqOption[] = ["locale", "content", "help"];

/** Throws where something was typed that the command has no use for. */
export function refuseUnused(
  command: string,
  { words, options: own }: Taken,
  given: { readonly args: readonly string[]; readonly flags: object },
): void {
  const taken = [...own, ...shared];
  const unused = Object.entries(given.flags).find(
    ([name, value]) => value !== undefined && !taken.some((one) => one === name),
  )?.[0];
  if (unused !== undefined)
    throw new EditorMistake("unusedOption", {
      command,
      name: `--${unused}`,
      options: taken.map((one) => `--${one}`).join(", "),
    });
  const word = given.args[words];
  if (word !== undefined) throw new EditorMistake("unusedWord", { command, word });
}
