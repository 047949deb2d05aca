/** `npm run faq -- preview` */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { type FaqCall, type FaqOutput, orMistake, words } from "./faq-call.ts";
import { EditorMistake } from "./faq-texts.ts";

const signals = ["SIGINT", "SIGTERM"] as const;

/** A process of its own: the other commands do without a server and start in half the time. */
export async function previewCommand(call: FaqCall): Promise<FaqOutput> {
  const port = portOf(call);
  // Before anything is built, which takes a minute.
  await orMistake(readdir(call.folder), { path: call.folder, missing: "noFolder" });
  call.progress(words(call, "previewing"));
  const preview = spawn(process.execPath, ["scripts/preview.mjs"], {
    env: {
      ...process.env,
      FAQ_DIR: call.folder,
      FAQ_CACHE_DIR: call.cacheDir,
      LC_ALL: call.locale.replace("-", "_"),
      PREVIEW_PORT: port,
    },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const stop = (signal: NodeJS.Signals) => preview.kill(signal);
  for (const signal of signals) process.on(signal, stop);
  const [status] = await once(preview, "exit");
  for (const signal of signals) process.off(signal, stop);
  return { code: status === 0 ? 0 : 1, text: "" };
}

const mostPort = 65_535;

function portOf({ flags: { port = "0" } }: FaqCall): string {
  if (!/^\d{1,5}$/.test(port) || Number(port) > mostPort)
    throw new EditorMistake("badPort", { most: mostPort });
  return port;
}
