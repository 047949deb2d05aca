/** U05, U09, U10: uploads in pieces, over networks that break, and what becomes of those that nobody finishes. */

import { request } from "node:http";
import { createServer, type Server } from "node:net";
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { attachmentLimits } from "../../protocol/attachment.ts";
import { BlobsUnavailable } from "../../server/ports/blobs.ts";
import { agent, type Customer, customer, newClientId } from "../support/actors.ts";
import { eicar, pdf, photo, screenshot } from "../support/files.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";
import { uploads } from "../support/uploads.ts";

let server: TestServer;
let alice: Customer;
const page = () => uploads(server, alice.session().token ?? "");
const count = async () => Number((await server.sql("SELECT COUNT(*) FROM attachments"))[0]?.[0]);

beforeEach(async () => {
  server = await startTestServer();
  alice = await customer(server);
});
afterEach(() => server.stop());

const padded = (bytes: number) => pdf(`/Pad (${"x".repeat(bytes)})`);

test("a file comes in pieces; one that is sent again, too early or shorter changes nothing", async () => {
  const { begins, sends, read } = page();
  const bytes = padded(5_000);
  const { id, offset } = await begins(bytes.length, "a.pdf");
  expect(offset).toBe(0);
  const half = 2_000;
  expect(await sends(id, 0, bytes.subarray(0, half))).toEqual({ id, offset: half });
  expect(await sends(id, 0, bytes.subarray(0, half))).toEqual({ id, offset: half });
  expect(await sends(id, 0, bytes.subarray(0, 10))).toEqual({ id, offset: half });
  expect(await sends(id, 4_000, bytes.subarray(4_000))).toEqual({ id, offset: half });
  expect((await read(id)).status).toBe(404);
  const done = await sends(id, half, bytes.subarray(half));
  expect(done.attachment).toMatchObject({ id, size: bytes.length, type: "application/pdf" });
  // The answer was lost, and it is asked for again.
  expect(await sends(id, half, bytes.subarray(half))).toEqual(done);
  expect(Buffer.from(await (await read(id)).arrayBuffer())).toEqual(bytes);
});

test("after a reload the same clientId goes on where it stood, and is the same file once it is whole", async () => {
  const clientId = newClientId();
  const bytes = padded(3_000);
  const first = await page().begins(bytes.length, "a.pdf", clientId);
  await page().sends(first.id, 0, bytes.subarray(0, 1_000));
  const again = await page().begins(bytes.length, "a.pdf", clientId);
  expect(again).toEqual({ id: first.id, offset: 1_000 });
  const done = await page().sends(first.id, 1_000, bytes.subarray(1_000));
  expect(await page().begins(bytes.length, "a.pdf", clientId)).toEqual(done);
  const eve = await customer(server);
  const others = uploads(server, eve.session().token ?? "");
  expect((await others.begins(bytes.length, "a.pdf", clientId)).id).not.toBe(first.id);
  expect((await others.piece(first.id, 0, bytes)).status).toBe(404);
  expect((await others.cancel(first.id)).status).toBe(404);
});

test("two pieces that come at the same time are one", async () => {
  const bytes = padded(3_000);
  const { id } = await page().begins(bytes.length, "a.pdf");
  await Promise.all([
    page().sends(id, 0, bytes.subarray(0, 2_000)),
    page().sends(id, 0, bytes.subarray(0, 1_000)),
  ]);
  const { offset } = await page().sends(id, 0, bytes.subarray(0, 1));
  const { attachment } = await page().sends(id, offset, bytes.subarray(offset));
  const kept = await page().read(attachment?.id ?? "");
  expect(Buffer.from(await kept.arrayBuffer())).toEqual(bytes);
});

test("what is taken back before it was sent is gone; what was sent is not taken back so", async () => {
  const { id } = await page().takes("a.png", await screenshot());
  expect((await page().cancel(id)).status).toBe(204);
  expect([await count(), server.files()]).toEqual([0, []]);
  const sent = await page().takes("a.png", await screenshot());
  await alice.call("message:send", { clientId: newClientId(), text: "", attachmentIds: [sent.id] });
  expect((await page().cancel(sent.id)).status).toBe(409);
});

test.each([
  ["larger than may be", { size: attachmentLimits.bytes + 1 }],
  ["of no size", { size: 0 }],
  ["with more than is asked for", { isAdmin: true }],
  ["without a UUID", { clientId: "1" }],
])("U05 an upload %s is not begun", async (_, wrong) => {
  const sent = { clientId: newClientId(), name: "a.png", size: 10, ...wrong };
  expect((await page().begin(sent)).status).toBe(400);
  expect(await count()).toBe(0);
});

test("U05 more than was announced, a piece that is too large, one without a place and one of another type are refused", async () => {
  const { id } = await page().begins(10);
  expect((await page().piece(id, 0, Buffer.alloc(11))).status).toBe(400);
  const large = Buffer.alloc(attachmentLimits.pieceBytes + 1);
  expect((await page().piece(id, 0, large)).status).toBe(413);
  const headers = { "content-type": "application/octet-stream" };
  const bare = await page().call("PATCH", `/api/uploads/${id}`, { body: "x", headers });
  expect(bare.status).toBe(400);
  const typed = await page().call("PATCH", `/api/uploads/${id}`, {
    body: "<a/>",
    headers: { "content-type": "text/html", "upload-offset": "0" },
  });
  expect(typed.status).toBe(415);
  expect((await page().sends(id, 0, Buffer.alloc(1))).offset).toBe(1);
});

describe("U05 in one request", () => {
  const form = async (fill: (data: FormData) => void) => {
    const data = new FormData();
    fill(data);
    return page().call("POST", "/api/attachments", { body: data });
  };
  const file = () => new Blob([Buffer.from(pdf())]);

  test("a thousand parts, another part, a field and no part are refused, and nothing is kept", async () => {
    const many = await form((data) => {
      for (let at = 0; at < 1_000; at += 1) data.append("file", file(), "a.pdf");
    });
    expect([400, 413]).toContain(many.status);
    for (const name of ["__proto__", "constructor", "other"]) {
      const status = (await form((data) => data.append(name, file(), "a.pdf"))).status;
      expect([name, status]).toEqual([name, 400]);
      expect([400, 413]).toContain((await form((data) => data.append(name, "text"))).status);
    }
    expect((await form(() => undefined)).status).toBe(400);
    expect((await page().call("POST", "/api/attachments", { body: "x" })).status).toBe(415);
    expect([await count(), server.files(), ({} as { x?: unknown }).x]).toEqual([0, [], undefined]);
  });

  test("a file beyond the limit whose length nobody has said is cut off at the limit", async () => {
    expect(await sendEndless()).toBe(413);
    expect([await count(), server.files()]).toEqual([0, []]);
    await page().takes("a.pdf", pdf());
  });
});

/** Chunked, without a Content-Length; answers the status. */
const sendEndless = () =>
  new Promise<number>((resolve, reject) => {
    const sending = request(
      `${server.url}/api/attachments`,
      {
        method: "POST",
        headers: {
          authorization: `Bearer ${alice.session().token}`,
          "content-type": "multipart/form-data; boundary=b",
        },
      },
      (response) => {
        resolve(response.statusCode ?? 0);
        response.resume();
        sending.destroy();
      },
    );
    sending.on("error", reject);
    sending.write(
      '--b\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.4\n',
    );
    const part = Buffer.alloc(1_048_576, 120);
    for (let at = 0; at < 12; at += 1) sending.write(part);
  });

test("U09 a customer has so much room and no more, and gets it back with what is taken away", async () => {
  const size = attachmentLimits.bytes;
  const begun = [];
  for (let at = 0; at < 5; at += 1) begun.push(await page().begins(size));
  const sixth = { clientId: newClientId(), name: "a.png", size: 1 };
  const full = await page().begin(sixth);
  expect([full.status, (await full.json()).error.code]).toEqual([409, "at_capacity"]);
  await page().cancel(begun[0]?.id ?? "");
  expect((await page().begin(sixth)).status).toBe(201);
  const eve = await customer(server);
  expect((await uploads(server, eve.session().token ?? "").begin(sixth)).status).toBe(201);
});

test("U09 a half upload is swept after an hour of silence, what was never sent after a day, what was sent not", async () => {
  const { id } = await page().begins(5_000, "a.pdf");
  await page().sends(id, 0, Buffer.alloc(1_000));
  const sent = await page().takes("b.pdf", pdf());
  await alice.call("message:send", { clientId: newClientId(), text: "", attachmentIds: [sent.id] });
  await page().takes("c.pdf", pdf());
  await server.pass("59 minutes");
  expect(await count()).toBe(3);
  await server.pass("2 minutes");
  expect([await count(), server.files().length]).toEqual([2, 2]);
  await server.pass("1 day");
  expect([await count(), server.files().length]).toEqual([1, 1]);
  expect((await page().read(sent.id)).status).toBe(200);
});

test("U09 a full disk is a typed error, nothing is half there, and the upload goes on when there is room", async () => {
  const { blobs } = server.desk.services;
  const bytes = padded(2_000);
  const { id } = await page().begins(bytes.length, "a.pdf");
  const put = blobs.put.bind(blobs);
  Object.assign(blobs, {
    put: async () => {
      throw new BlobsUnavailable("ENOSPC: no space left on device");
    },
  });
  const refused = await page().piece(id, 0, bytes);
  expect([refused.status, (await refused.json()).error.code]).toEqual([503, "unavailable"]);
  Object.assign(blobs, { put });
  expect(await page().begins(bytes.length, "a.pdf")).toMatchObject({ offset: 0 });
  expect((await page().sends(id, 0, bytes)).attachment?.id).toBe(id);
});

describe("U10 with a scanner", () => {
  let clamd: Server;
  let says: "OK" | "FOUND" | "nothing" = "OK";
  let seen = Buffer.alloc(0);

  /** Speaks as ClamAV's daemon does: finds the test file, unless it is broken. */
  beforeEach(async () => {
    says = "OK";
    clamd = createServer((socket) => {
      const parts: Buffer[] = [];
      socket.on("error", () => undefined);
      socket.on("data", (part) => {
        parts.push(part);
        const all = Buffer.concat(parts);
        if (says === "nothing") {
          socket.destroy();
          return;
        }
        if (all.length < 14 || all.readUInt32BE(all.length - 4) !== 0) return;
        seen = all;
        const isFound = all.includes(eicar);
        socket.end(isFound ? "stream: Eicar-Test-Signature FOUND\0" : "stream: OK\0");
      });
    });
    await new Promise<void>((resolve) => {
      clamd.listen(0, "127.0.0.1", resolve);
    });
    const { port } = clamd.address() as { port: number };
    await server.stop();
    server = await startTestServer({ SCANNER_URL: `clamd://127.0.0.1:${port}` });
    alice = await customer(server);
  });
  afterEach(() => void clamd.close());

  test("a file with malware is refused and gone, a clean one taken", async () => {
    const bad = await page().whole("a.pdf", pdf(`/X (${eicar})`));
    expect([bad.status, (await bad.json()).error.code]).toEqual([415, "unsupported_type"]);
    expect([await count(), server.files()]).toEqual([0, []]);
    const sent = await photo();
    await page().takes("a.jpg", sent);
    // It looks at what came, and not at what is kept.
    expect(seen.includes("CanaryPhone")).toBe(true);
    expect(seen.subarray(0, 10).toString()).toBe("zINSTREAM\0");
  });

  test("while the scanner is down a file is held: nobody sends or reads it, and it is looked at when the scanner is back", async () => {
    says = "nothing";
    const bytes = pdf();
    const clientId = newClientId();
    const { id } = await page().begins(bytes.length, "a.pdf", clientId);
    expect(await page().sends(id, 0, bytes)).toEqual({ id, offset: bytes.length, held: true });
    expect((await page().read(id)).status).toBe(404);
    const message = { clientId: newClientId(), text: "", attachmentIds: [id] };
    expect(await alice.refusal("message:send", message)).toBe("not_found");
    says = "OK";
    await server.pass("5 seconds");
    const { attachment } = await page().begins(bytes.length, "a.pdf", clientId);
    expect(attachment?.id).toBe(id);
    await alice.call("message:send", message);
  });

  test("what was held and then found to be malware is gone", async () => {
    says = "nothing";
    const bytes = pdf(`/X (${eicar})`);
    const { id } = await page().begins(bytes.length, "a.pdf");
    await page().sends(id, 0, bytes);
    says = "FOUND";
    await server.pass("5 seconds");
    await server.pass("5 seconds");
    expect([await count(), server.files()]).toEqual([0, []]);
  });
});

test("an agent's uploads need the console's own page or a token", async () => {
  const bo = await agent(server, "Bo");
  const cookie = `pocketdesk_session=${bo.token}`;
  const begin = (headers: Record<string, string>) =>
    fetch(`${server.url}/api/uploads`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify({ clientId: newClientId(), name: "a.png", size: 10 }),
    });
  const evil = await begin({ cookie, origin: "https://evil.example" });
  expect([401, 403]).toContain(evil.status);
  expect((await begin({ authorization: `Bearer ${bo.token}` })).status).toBe(201);
  const editor = await server.hire("Ed", "editor");
  expect((await begin({ authorization: `Bearer ${editor.token}` })).status).toBe(403);
  onTestFinished(() => void bo.leaves());
  await until(async () => expect(await count()).toBe(1));
});
