import { access, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createContentReader } from "../faq/content/content-reader.ts";
import { readFolder } from "../faq/content/folder.ts";
import { learnFiles } from "../faq/learn/learned-files.ts";
import { runToEnd } from "../faq/task.ts";
import { faqText } from "./faq-texts.ts";
import { fileMistake } from "./file-mistake.ts";

const options = {
  check: { type: "boolean", default: false },
  content: { type: "string", default: "faq-content" },
  out: { type: "string", default: "server/faq/learned" },
} as const;

const usage = "Usage: npm run learn -- [--check] [--content DIR] [--out DIR]";

/**
 * Learns how frequent each pattern is in any FAQ, and how far the ranking can be trusted. Takes a minute, so it is run after a
 * change of the engine that makes other scores, not after an edit of the content. With `--check` it writes nothing, names the
 * files that would change, and fails if there are any.
 */
export async function runLearn(
  args: readonly string[],
): Promise<{ readonly code: 0 | 1; readonly text: string }> {
  try {
    return await learned(parseArgs({ args: [...args], options }).values);
  } catch (cause) {
    return { code: 1, text: mistakeIn(cause) };
  }
}

interface LearnFlags {
  readonly check: boolean;
  readonly content: string;
  readonly out: string;
}

async function learned({ check, content, out }: LearnFlags) {
  await access(out);
  const files = learnFiles(runToEnd(createContentReader().read(await readFolder(content))));
  const changed: string[] = [];
  for (const [name, text] of Object.entries(files)) {
    const file = join(out, name);
    const before = await readFile(file, "utf8").catch(() => undefined);
    if (before === text) continue;
    changed.push(file);
    if (!check) await writeFile(file, text);
  }
  if (changed.length === 0) return { code: 0, text: "nothing changed" } as const;
  const verb = check ? "would change" : "wrote";
  const text = changed.map((file) => `${verb} ${file}`).join("\n");
  return { code: check ? 1 : 0, text } as const;
}

/** As a sentence; never a stack. A bug rises. */
function mistakeIn(cause: unknown): string {
  const mistake = fileMistake(cause);
  if (mistake) return faqText("en", mistake.key, mistake.values);
  const isOfArguments =
    cause instanceof TypeError &&
    "code" in cause &&
    String(cause.code).startsWith("ERR_PARSE_ARGS");
  if (!isOfArguments) throw cause;
  return `${cause.message.split(". ")[0]}.\n${usage}`;
}
