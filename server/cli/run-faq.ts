import { parseArgs } from "node:util";
import type { Locale } from "../../protocol/conversation.ts";
import { faqCommands } from "./faq-commands.ts";
import { EditorMistake, editorLocale, faqText } from "./faq-texts.ts";
import { nearest } from "./nearest.ts";

interface FaqResult {
  readonly code: 0 | 1;
  readonly stdout: string;
  readonly stderr: string;
}

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

/** Runs one command. The folders come from `FAQ_DIR` and `FAQ_CACHE_DIR`. `progress` gets what is shown while one waits. */
export async function runFaq(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  progress: (text: string) => void = () => undefined,
): Promise<FaqResult> {
  const locale = editorLocale(localeIn(args), environment);
  const usage = faqText(locale, "usage");
  try {
    const { values, positionals } = readArguments(args);
    const [name, ...rest] = positionals;
    if (values.help || name === "help") return { code: 0, stdout: usage, stderr: "" };
    const command = Object.entries(faqCommands).find(([known]) => known === name)?.[1];
    if (name === undefined) return { code: 1, stdout: "", stderr: usage };
    if (command === undefined) throw unknown("unknownCommand", name, Object.keys(faqCommands));
    const { code, text } = await command({
      args: rest,
      flags: values,
      folder: values.content ?? environment.FAQ_DIR ?? "faq-content",
      cacheDir: environment.FAQ_CACHE_DIR ?? "dist/faq-cache",
      environment,
      locale,
      progress,
    });
    return { code, stdout: text, stderr: "" };
  } catch (error) {
    return { code: 1, stdout: "", stderr: messageOf(error, locale) };
  }
}

/** Before the arguments are read: a mistake in them is named in this language too. */
function localeIn(args: readonly string[]): string | undefined {
  const at = args.findIndex((one) => one === "--locale" || one.startsWith("--locale="));
  return args[at]?.split("=")[1] ?? (at < 0 ? undefined : args[at + 1]);
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (cause) {
    if (!(cause instanceof TypeError && "code" in cause)) throw cause;
    const [, name = ""] = /'(?:-\w, )?(-{1,2}[^\s'=<]+)/.exec(cause.message) ?? [];
    if (cause.code === "ERR_PARSE_ARGS_UNKNOWN_OPTION")
      throw unknown(
        "unknownOption",
        name,
        Object.keys(options).map((option) => `--${option}`),
      );
    const takesNone = /does not take an argument/.test(cause.message);
    throw new EditorMistake(takesNone ? "optionNoValue" : "optionValue", { name });
  }
}

function unknown(key: "unknownCommand" | "unknownOption", name: string, names: readonly string[]) {
  return new UnknownName(key, name, nearest(name, names));
}

/** The usage stands behind it. */
class UnknownName extends EditorMistake {
  readonly near: string | undefined;

  constructor(key: "unknownCommand" | "unknownOption", name: string, near: string | undefined) {
    super(key, { name });
    this.near = near;
  }
}

function messageOf(error: unknown, locale: Locale): string {
  if (!(error instanceof EditorMistake)) {
    const reason = error instanceof Error ? error.message : String(error);
    return faqText(locale, "notDone", { reason });
  }
  const text = faqText(locale, error.key, error.values);
  if (!(error instanceof UnknownName)) return text;
  const guess = error.near ? ` ${faqText(locale, "didYouMean", { name: error.near })}` : "";
  return `${text}${guess}\n\n${faqText(locale, "usage")}`;
}
