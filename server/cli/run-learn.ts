import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createContentReader } from "../faq/content/content-reader.ts";
import { readFolder } from "../faq/content/folder.ts";
import { learnFiles } from "../faq/learn/learned-files.ts";
import { runToEnd } from "../faq/task.ts";

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
  const given = parsed(args);
  if (given === undefined) return { code: 1, text: usage };
  const { check, content, out } = given;
  const files = learnFiles(runToEnd(createContentReader().read(await readFolder(content))));
  const changed: string[] = [];
  for (const [name, text] of Object.entries(files)) {
    const file = join(out, name);
    const before = await readFile(file, "utf8").catch(() => undefined);
    if (before === text) continue;
    changed.push(file);
    if (!check) await writeFile(file, text);
  }
  if (changed.length === 0) return { code: 0, text: "nothing changed" };
  const verb = check ? "would change" : "wrote";
  return { code: check ? 1 : 0, text: changed.map((file) => `${verb} ${file}`).join("\n") };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (cause) {
    if (cause instanceof TypeError && "code" in cause) return undefined;
    throw cause;
  }
}
