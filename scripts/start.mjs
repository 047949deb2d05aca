/** `npm start`: builds what is not built, in a process of its own, then becomes the server. */

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root, staleParts } from "./build.mjs";

if (staleParts().length > 0) {
  const { status } = spawnSync(process.execPath, [join(root, "scripts/build.mjs")], {
    cwd: root,
    // Standard output belongs to the server's log.
    stdio: ["ignore", 2, 2],
  });
  if (status !== 0) process.exit(status ?? 1);
}
await import(pathToFileURL(join(root, "dist/server/main.mjs")).href);
