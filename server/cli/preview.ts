/** `npm run faq -- preview`: a server of its own with the widget, on a database that is thrown away. */

import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPreview } from "./preview/open-preview.ts";

const dataDir = await mkdtemp(join(tmpdir(), "pocketdesk-preview-"));
const port = Number(process.env.PREVIEW_PORT ?? 0);
const preview = await openPreview(process.env, {
  dataDir,
  port,
  secret: randomBytes(32).toString("base64url"),
});
process.stdout.write(`${preview.origin}\n`);

async function stop(): Promise<void> {
  await preview.close();
  await rm(dataDir, { recursive: true, force: true });
  process.exit(0);
}

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop());
