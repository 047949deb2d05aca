/**
 * `npm start`: builds what is not built, then becomes the server. npm hands a signal to the shell that runs the
 * script and to nobody else; the script starts with `exec`, so that this process takes the shell's place.
 */

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./files.mjs";
import { runBuild, stopped } from "./run-build.mjs";
import { staleParts } from "./stale.mjs";

if (staleParts().length > 0) {
  const status = await runBuild();
  if (status === stopped) process.exit(0);
  if (status !== 0) process.exit(status);
}
await import(pathToFileURL(join(root, "dist/server/main.mjs")).href);
