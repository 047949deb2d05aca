/** `npm run faq -- preview` */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { type FaqCall, type FaqOutput, words } from "./faq-call.ts";

const signals = ["SIGINT", "SIGTERM"] as const;

/** A process of its own: the other commands do without a server and start in half the time. */
export async function previewCommand(call: FaqCall): Promise<FaqOutput> {
  call.progress(words(call, "previewing"));
  const preview = spawn(process.execPath, ["scripts/preview.mjs"], {
    env: {
      ...process.env,
      FAQ_DIR: call.folder,
      FAQ_CACHE_DIR: call.cacheDir,
      LC_ALL: call.locale.replace("-", "_"),
      PREVIEW_PORT: call.flags.port ?? "0",
    },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const stop = (signal: NodeJS.Signals) => preview.kill(signal);
  for (const signal of signals) process.on(signal, stop);
  const [status] = await once(preview, "exit");
  for (const signal of signals) process.off(signal, stop);
  return { code: status === 0 ? 0 : 1, text: "" };
}
