/** Runs a server module unchanged, and reports its resident memory after a garbage collection when asked. */

import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

process.on("message", (question) => {
  if (question === "cpu") {
    const { user, system } = process.cpuUsage();
    process.send(user + system);
    return;
  }
  globalThis.gc();
  globalThis.gc();
  setTimeout(() => {
    globalThis.gc();
    process.send(process.memoryUsage.rss());
  }, 500);
});
// Whoever has started it is gone, however that came.
process.once("disconnect", () => process.exit(1));
process.channel.unref();
await import(pathToFileURL(resolve(process.argv[2])).href);
