import { parseArgs } from "node:util";
import { faqCommands } from "./faq-commands.ts";
import { nearest } from "./nearest.ts";

interface FaqResult {
  readonly code: 0 | 1;
  readonly stdout: string;
  readonly stderr: string;
}

const usage = `npm run faq -- check                          errors and warnings, as file:line: message
npm run faq -- ask "QUESTION"                 what the bot would answer
            [--locale zh-CN] [--after ARTICLE] [--explain] [--json]
npm run faq -- test                           the promises of expected.yml, and the measures
            [--questions FILE.jsonl] [--content DIR] [--json]
            --held-out: its own phrasings, fold by fold, as if never seen
npm run faq -- talk                           a conversation with the bot, a line a message; :closed and :open set the hours
            [--locale zh-CN] [--explain]
            [--file FILE.jsonl] [--json]      plays dialogues and judges each turn
npm run faq -- new LOCALE/CATEGORY/ID         a new article from the template`;

const options = {
  locale: { type: "string" },
  after: { type: "string" },
  explain: { type: "boolean" },
  json: { type: "boolean" },
  questions: { type: "string" },
  file: { type: "string" },
  content: { type: "string" },
  "held-out": { type: "boolean" },
  help: { type: "boolean" },
} as const;

/** Runs one command. The folders come from `FAQ_DIR` and `FAQ_CACHE_DIR`. */
export async function runFaq(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<FaqResult> {
  try {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    if (values.help) return { code: 0, stdout: usage, stderr: "" };
    const [name, ...rest] = positionals;
    const command = Object.entries(faqCommands).find(([known]) => known === name)?.[1];
    if (command === undefined) return { code: 1, stdout: "", stderr: unknownCommand(name) };
    const { code, text } = await command({
      args: rest,
      flags: values,
      folder: values.content ?? environment.FAQ_DIR ?? "faq-content",
      cacheDir: environment.FAQ_CACHE_DIR ?? "dist/faq-cache",
    });
    return { code, stdout: text, stderr: "" };
  } catch (error) {
    return { code: 1, stdout: "", stderr: error instanceof Error ? error.message : String(error) };
  }
}

function unknownCommand(name: string | undefined): string {
  if (name === undefined) return usage;
  const near = nearest(name, Object.keys(faqCommands));
  return `There is no command ${name}.${near ? ` Did you mean ${near}?` : ""}\n\n${usage}`;
}
