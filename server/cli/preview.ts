/** `npm run faq -- preview`: a server of its own with the widget, on a database that is thrown away. */

import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { editorMessage } from "./editor-message.ts";
import { editorLocale } from "./faq-texts.ts";
import { openPreview } from "./preview/open-preview.ts";

async function start(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), "pocketdesk-preview-"));
  const remove = () => rm(dataDir, { recursive: true, force: true });
  try {
    const preview = await openPreview(process.env, {
      dataDir,
      port: Number(process.env.PREVIEW_PORT ?? 0),
      secret: randomBytes(32).toString("base64url"),
    });
    process.stdout.write(`${preview.origin}\n`);
    const stop = async () => {
      await preview.close();
      await remove();
      process.exit(0);
    };
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop());
  } catch (error) {
    await remove();
    throw error;
  }
}

await start().catch((error) => {
  process.stderr.write(`${editorMessage(error, editorLocale(undefined, process.env))}\n`);
  process.exit(1);
});
