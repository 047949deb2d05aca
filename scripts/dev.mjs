/** `npm run dev`: builds, starts the server, and does both again when a source file changes. */

import { spawn } from "node:child_process";
import { watch } from "node:fs";
import { join } from "node:path";
import { buildStale, root } from "./build.mjs";

const sources = ["server", "protocol", "ui", "widget", "console", "demo"];
let server;
let pending;

async function restart() {
  pending = undefined;
  try {
    const built = await buildStale();
    if (built.length > 0) console.log(`Built ${built.join(", ")}.`);
    if (server && !built.includes("server")) return;
    server?.kill("SIGTERM");
    server = spawn(process.execPath, ["--enable-source-maps", join(root, "dist/server/main.mjs")], {
      cwd: root,
      stdio: "inherit",
    });
  } catch (error) {
    console.error(error.message);
  }
}

for (const folder of sources) {
  watch(join(root, folder), { recursive: true }, () => {
    clearTimeout(pending);
    pending = setTimeout(() => void restart(), 150);
  });
}
process.on("SIGINT", () => {
  server?.kill("SIGTERM");
  process.exit(0);
});
await restart();
