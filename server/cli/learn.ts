/**
 * `npm run learn`: computes the tables in `server/faq/learned` from the content: how frequent each pattern is in any FAQ, and
 * how far the ranking can be trusted. Takes a minute. Run it after a change of the engine that makes other scores.
 * With `--check` it writes nothing, names the files that would change, and ends with exit code 1 if there are any.
 */

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createContentReader } from "../faq/content/content-reader.ts";
import { readFolder } from "../faq/content/folder.ts";
import { learnFiles } from "../faq/learn/learned-files.ts";
import { runToEnd } from "../faq/task.ts";

const { values } = parseArgs({
  options: {
    check: { type: "boolean", default: false },
    content: { type: "string", default: "faq-content" },
    out: { type: "string", default: "server/faq/learned" },
  },
});

const content = runToEnd(createContentReader().read(await readFolder(values.content)));
const changed: string[] = [];
for (const [name, text] of Object.entries(learnFiles(content))) {
  const file = join(values.out, name);
  if ((await readFile(file, "utf8").catch(() => undefined)) === text) continue;
  changed.push(file);
  if (!values.check) await writeFile(file, text);
}
for (const file of changed)
  process.stdout.write(`${values.check ? "would change" : "wrote"} ${file}\n`);
if (changed.length === 0) process.stdout.write("nothing changed\n");
process.exitCode = values.check && changed.length > 0 ? 1 : 0;
