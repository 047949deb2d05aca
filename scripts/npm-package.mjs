/**
 * Fills npm/dist before `npm pack` and `npm publish` there: the widget as a module, and its types. The compiler
 * writes a declaration for every file that the module is built from; only those that the public ones lead to are taken.
 */

import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { build } from "vite";
import { root } from "./files.mjs";

/** It leads to those of the module, too. */
const publicTypes = "widget/embed/global.d.ts";

await build({ configFile: join(root, "vite.config.ts"), mode: "module", logLevel: "warn" });
const declarations = mkdtempSync(join(tmpdir(), "pocketdesk-types-"));
declare(declarations);
for (const path of reachable(declarations)) {
  const target = join(root, "npm/dist/types", path);
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(join(declarations, path), target);
}
rmSync(declarations, { recursive: true });
copyFileSync(join(root, "LICENSE"), join(root, "npm/LICENSE"));

function declare(folder) {
  const { status } = spawnSync(
    process.execPath,
    [join(root, "node_modules/typescript/bin/tsc"), "-p", "npm/tsconfig.json", "--outDir", folder],
    { cwd: root, stdio: ["ignore", 2, 2] },
  );
  if (status !== 0) throw new Error("The declarations could not be made.");
}

/** The public declarations and all that they import; a package among them would not be there where ours is installed. */
function reachable(folder) {
  const found = new Set([publicTypes]);
  for (const path of found)
    for (const [, name] of readFileSync(join(folder, path), "utf8").matchAll(/ from "([^"]+)"/g)) {
      if (!name.startsWith(".")) throw new Error(`${path} needs the package ${name}.`);
      found.add(join(dirname(path), name.replace(/\.tsx?$/, ".d.ts")));
    }
  return found;
}
