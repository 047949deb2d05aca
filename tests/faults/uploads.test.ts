/** U09: uploads in a process that dies, and what five hundred of them leave in its memory. FAULTS=long. */

import { readdirSync } from "node:fs";
import { join } from "node:path";
import Database from "libsql";
import { expect, test, vi } from "vitest";
import { attachmentLimits } from "../../protocol/attachment.ts";
import type { CustomerSession } from "../../protocol/sockets.ts";
import { newClientId } from "../support/actors.ts";
import { pdf, photo } from "../support/files.ts";
import { childrenOf, residentMb } from "../support/memory.ts";
import { freePort, startServer, temporaryFolder } from "../support/process.ts";
import { openRaw, sessionOf } from "../support/raw-socket.ts";
import { uploads } from "../support/uploads.ts";

const kills = 8;
const count = 500;
/** Of one customer, within the quota. */
const each = 20;
/** So much may stay: code that was compiled meanwhile, and what the allocator keeps. */
const mostMb = 60;

const aCustomer = async (url: string) => {
  const socket = await openRaw(url, { namespace: "/customer" });
  const { token = "" } = sessionOf<CustomerSession>(socket);
  socket.destroy();
  return token;
};
/** Everything that lies in the folder of the blobs. */
const filesIn = (path: string) =>
  readdirSync(join(path, "blobs"), { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map(({ name }) => name);

test(`U09 ${kills} times kill -9 in the middle of an upload: it goes on where it stood, and nothing lies around`, async () => {
  const folder = await temporaryFolder();
  const settings = { PORT: `${await freePort()}`, DATA_DIR: folder.path };
  let server = await startServer(settings);
  const token = await aCustomer(server.url);
  const bytes = pdf(`/Pad (${"x".repeat(attachmentLimits.pieceBytes * 8)})`);
  const clientId = newClientId();
  let killedInside = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    const page = uploads(server, token);
    const { id, offset } = await page.begins(bytes.length, "a.pdf", clientId);
    // All pieces but the last, so that there is something to be killed in.
    const from = offset % (attachmentLimits.pieceBytes * 7);
    const piece = bytes.subarray(from, from + attachmentLimits.pieceBytes);
    const sending = page.piece(id, from, piece).then(
      () => true,
      () => false,
    );
    // Each time a little later: before it is read, while it is written, after it is answered.
    for (let turn = 0; turn < kill % 4; turn += 1) await fetch(`${server.url}/livez`);
    await server.end("SIGKILL");
    if (!(await sending)) killedInside += 1;
    server = await startServer(settings);
  }
  expect(killedInside).toBeGreaterThan(0);
  const page = uploads(server, token);
  let progress = await page.begins(bytes.length, "a.pdf", clientId);
  while (!progress.attachment) {
    const { id, offset } = progress;
    progress = await page.sends(id, offset, bytes.subarray(offset, offset + 100_000));
  }
  const kept = await page.read(progress.id);
  expect(Buffer.from(await kept.arrayBuffer())).toEqual(bytes);
  expect(filesIn(folder.path)).toHaveLength(1);

  // One that nobody goes on with: after an hour, and another death, nothing is left of it.
  const lost = await page.begins(bytes.length, "b.pdf");
  await page.sends(lost.id, 0, bytes.subarray(0, 100_000));
  await server.end("SIGKILL");
  const file = new Database(join(folder.path, "pocketdesk.db"));
  file
    .prepare("UPDATE attachments SET touched_at = touched_at - 3700000 WHERE state = 'receiving'")
    .run();
  file.close();
  server = await startServer(settings);
  await vi.waitUntil(() => filesIn(folder.path).length === 1, { timeout: 30_000, interval: 100 });
  await server.end("SIGTERM");
  await folder.remove();
});

test(`U09 after ${count} uploads the memory is back where it was`, {
  timeout: 600_000,
}, async () => {
  const folder = await temporaryFolder();
  const server = await startServer(
    { PORT: "0", DATA_DIR: folder.path },
    {
      command: [
        process.execPath,
        "--expose-gc",
        "--import",
        "./tests/support/collect-on-signal.mjs",
        "dist/server/main.mjs",
      ],
    },
  );
  const pictures = [
    await photo({ width: 1_600, height: 1_200 }),
    await photo({ width: 4_000, height: 3_000 }),
  ];
  const send = async (many: number) => {
    let token = "";
    for (let at = 0; at < many; at += 1) {
      if (at % each === 0) token = await aCustomer(server.url);
      // One in ten is what a phone takes today: twelve megapixels.
      await uploads(server, token).takes("a.jpg", pictures[at % 10 === 0 ? 1 : 0] ?? Buffer.of());
    }
  };
  const { pid } = server.child;
  /** The process that encodes pictures counts as long as it runs. */
  const allMb = () => childrenOf(pid).reduce((sum, one) => sum + residentMb(one), residentMb(pid));
  const settled = async () => {
    await vi.waitUntil(() => childrenOf(pid).length === 0, { timeout: 30_000, interval: 100 });
    server.child.kill("SIGUSR2");
    // It is answered once the garbage is collected.
    await fetch(`${server.url}/livez`);
    return allMb();
  };
  await send(each);
  const before = await settled();
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, allMb());
  }, 50);
  await send(count);
  clearInterval(watch);
  let after = await settled();
  await vi
    .waitUntil(
      async () => {
        after = await settled();
        return after - before < mostMb;
      },
      { timeout: 30_000, interval: 1_000 },
    )
    .catch(() => undefined);
  console.info(
    `${count} uploads: ${Math.round(before)} → ${Math.round(most)} at most → ${Math.round(after)} MB`,
  );
  expect(after - before).toBeLessThan(mostMb);
  // The setup bites: while they came, more was used.
  expect(most).toBeGreaterThan(before);
  await server.end("SIGTERM");
  await folder.remove();
});
