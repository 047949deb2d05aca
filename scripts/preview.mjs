/** `npm run faq -- preview`: builds what is not built, then shows the articles in the widget. */

import { pathToFileURL } from "node:url";
import { bundleToRun } from "./bundle.mjs";
import { runBuild } from "./run-build.mjs";
import { staleParts } from "./stale.mjs";

if (staleParts().length > 0) {
  const status = await runBuild();
  if (status !== 0) process.exit(status === "stopped" ? 0 : status);
}
await import(pathToFileURL(await bundleToRun("server/cli/preview.ts")).href);
