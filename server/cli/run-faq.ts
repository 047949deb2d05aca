import { editorMessage, unknownName } from "./editor-message.ts";
import { localeIn, readFaqArguments, refuseUnused } from "./faq-arguments.ts";
import { faqCommands } from "./faq-commands.ts";
import { editorLocale, faqText } from "./faq-texts.ts";

interface FaqResult {
  readonly code: 0 | 1;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs one command. The folders come from `FAQ_DIR` and `FAQ_CACHE_DIR`. `progress` gets what is shown while one waits. */
export async function runFaq(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  progress: (text: string) => void = () => undefined,
): Promise<FaqResult> {
  const locale = editorLocale(localeIn(args), environment);
  const usage = faqText(locale, "usage");
  try {
    const { values, positionals } = readFaqArguments(args);
    const [name, ...rest] = positionals;
    if (values.help || name === "help") return { code: 0, stdout: usage, stderr: "" };
    const command = Object.entries(faqCommands).find(([known]) => known === name)?.[1];
    if (name === undefined) return { code: 1, stdout: "", stderr: usage };
    if (command === undefined) throw unknownName("unknownCommand", name, Object.keys(faqCommands));
    refuseUnused(name, command, { args: rest, flags: values });
    const { code, text } = await command.run({
      args: rest,
      flags: values,
      folder: values.content ?? (environment.FAQ_DIR || "faq-content"),
      cacheDir: environment.FAQ_CACHE_DIR || "dist/faq-cache",
      environment,
      locale,
      progress,
    });
    return { code, stdout: text, stderr: "" };
  } catch (error) {
    return { code: 1, stdout: "", stderr: editorMessage(error, locale) };
  }
}
