/** U01–U04, U06–U08: what is taken of files, who sees them, and what is left of them. */

import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { attachmentLimits } from "../../protocol/attachment.ts";
import { type Agent, agent, type Customer, customer, newClientId } from "../support/actors.ts";
import {
  animation,
  hostileFiles,
  hugePng,
  pdf,
  photo,
  screenshot,
  webp,
} from "../support/files.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";
import { uploads } from "../support/uploads.ts";

let server: TestServer;
let alice: Customer;
let bo: Agent;

beforeEach(async () => {
  server = await startTestServer({ HOST_API_KEY: "a-key-that-is-long-enough-for-the-wallet" });
  alice = await customer(server);
  bo = await agent(server, "Bo");
});
afterEach(() => server.stop());

const by = ({ session }: Customer) => uploads(server, session().token ?? "");
const sendFiles = (attachmentIds: readonly string[], text = "") =>
  alice.call("message:send", {
    clientId: newClientId(),
    text,
    attachmentIds: attachmentIds as never,
  });
const rows = async () => (await server.sql("SELECT COUNT(*) FROM attachments"))[0]?.[0];

test("U01 what is no whole picture or PDF is refused, whatever it is called, and nothing is kept of it", async () => {
  for (const [name, bytes] of await hostileFiles()) {
    const response = await by(alice).whole(name, bytes);
    expect([name, response.status]).toEqual([name, 415]);
    expect((await response.json()).error.code).toBe("unsupported_type");
  }
  expect((await by(alice).whole("empty.png", Buffer.alloc(0))).status).toBe(415);
  expect(Number(await rows())).toBe(0);
});

test.each([
  ["回单.jpg", "image/jpeg", photo],
  ["截图.png", "image/png", screenshot],
  ["图.webp", "image/webp", webp],
  ["回单.pdf", "application/pdf", async () => pdf()],
])("U01 %s is taken as %s", async (name, type, make) => {
  expect(await by(alice).takes(name, await make())).toMatchObject({ name, type });
});

test("U01 a picture that is something else too is refused; what a camera puts behind one is gone once it is kept", async () => {
  const script = Buffer.from("<script>alert(1)</script>PK\u0003\u0004");
  const polyglot = Buffer.concat([await screenshot(), script]);
  await expect(by(alice).takes("a.png", polyglot)).rejects.toThrow("415");
  const film = Buffer.concat([Buffer.from("\0\0\0\u0018ftypmp42"), Buffer.alloc(900, 7)]);
  const { id } = await by(alice).takes("a.jpg", Buffer.concat([await photo(), film]));
  const kept = Buffer.from(await (await by(alice).read(id)).arrayBuffer());
  expect(kept.includes("ftypmp42")).toBe(false);
  expect((await sharp(kept).metadata()).format).toBe("jpeg");
});

test("U01 U03 a PDF that holds a page is refused, under whatever name; one with a page packed in it is saved and never shown", async () => {
  const page = pdf("/X (<script>alert(1)</script>)");
  for (const name of ["a.pdf", "a.html", "a.pdf.html"]) {
    expect([name, (await by(alice).whole(name, page)).status]).toEqual([name, 415]);
  }
  const { deflateSync } = await import("node:zlib");
  const packed = deflateSync("<script>alert(1)</script>").toString("hex");
  const { id } = await by(alice).takes("a.html", pdf(`/X <${packed}>`));
  const { headers } = await by(alice).read(id);
  expect(headers.get("content-disposition")).toMatch(/^attachment; filename=[^;]*\.pdf"?(?:;|$)/);
  expect(headers.get("content-type")).toBe("application/pdf");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
});

test("U02 U03 a picture is shown, a PDF only ever saved, and neither can do anything", async () => {
  const picture = await by(alice).takes("截图.png", await screenshot());
  const paper = await by(alice).takes("回单.pdf", pdf());
  for (const [{ id, type }, how] of [
    [picture, "inline"],
    [paper, "attachment"],
  ] as const) {
    const { headers, status } = await by(alice).read(id);
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe(type);
    expect(headers.get("content-disposition")).toMatch(new RegExp(`^${how}; filename=`));
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-security-policy")).toBe("sandbox; default-src 'none'");
    expect(headers.get("cache-control")).toBe("private, no-store");
  }
  expect((await by(alice).read(paper.id, "?thumb=1")).status).toBe(404);
  const thumb = await by(alice).read(picture.id, "?thumb=1");
  expect(thumb.headers.get("content-type")).toBe("image/jpeg");
});

test("U04 what was not sent is its sender's alone; what was, is both sides', and nobody else's", async () => {
  const eve = await customer(server);
  const { id } = await by(alice).takes("a.png", await screenshot());
  const statuses = async () => {
    const asked = [by(alice), by(eve), uploads(server, bo.token), uploads(server, "guessed-token")];
    const all = asked.map(async ({ read }) => (await read(id)).status);
    return [
      ...(await Promise.all(all)),
      (await fetch(`${server.url}/api/attachments/${id}`)).status,
    ];
  };
  expect(await statuses()).toEqual([200, 404, 404, 401, 401]);
  await sendFiles([id]);
  expect(await statuses()).toEqual([200, 404, 200, 401, 401]);
  expect((await by(alice).read("not-an-id-of-anything")).status).toBe(404);
  const editor = await server.hire("Ed", "editor");
  expect((await uploads(server, editor.token).read(id)).status).toBe(403);
});

test("U04 nobody sends another's file, nor one that is not whole, nor twice to different customers", async () => {
  const eve = await customer(server);
  const { id } = await by(eve).takes("a.png", await screenshot());
  const send = (who: Customer, attachmentId: string) =>
    who.refusal("message:send", {
      clientId: newClientId(),
      text: "",
      attachmentIds: [attachmentId] as never,
    });
  expect(await send(alice, id)).toBe("not_found");
  const half = await by(alice).begins(500_000);
  expect(await send(alice, half.id)).toBe("not_found");
  expect(await send(alice, "unknown")).toBe("not_found");
  await alice.asksForAgent();
  const mine = (await bo.takesNext()).id;
  const own = await uploads(server, bo.token).takes("a.png", await screenshot());
  const reply = { conversationId: mine, text: "", attachmentIds: [own.id] };
  await bo.call("message:send", { ...reply, clientId: newClientId() });
  expect((await by(alice).read(own.id)).status).toBe(200);
  expect((await by(eve).read(own.id)).status).toBe(404);
  await eve.asksForAgent();
  const other = (await bo.takesNext()).id;
  const again = { ...reply, conversationId: other, clientId: newClientId() };
  expect(await bo.refusal("message:send", again)).toBe("not_found");
});

test("U04 an agent who looks at what is a colleague's is in the audit log", async () => {
  const { id } = await by(alice).takes("a.png", await screenshot());
  await sendFiles([id]);
  await alice.asksForAgent();
  await bo.takesNext();
  await uploads(server, bo.token).read(id);
  const cy = await server.hire("Cy");
  await uploads(server, cy.token).read(id);
  const entries = await server.sql("SELECT by FROM audit WHERE what = 'conversation.read'");
  expect(entries).toEqual([[`agent:${cy.id}`]]);
});

test("U06 a picture of 30,000 × 30,000 pixels and an animation are refused before they are decoded", async () => {
  const bomb = hugePng();
  expect(bomb.length).toBeLessThan(200_000);
  const before = process.memoryUsage().rss;
  const response = await by(alice).whole("bomb.png", bomb);
  expect([response.status, (await response.json()).error.code]).toEqual([413, "too_large"]);
  expect((await by(alice).whole("a.webp", await animation())).status).toBe(415);
  expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
  // It would have bitten: it is a true picture.
  expect((await sharp(hugePng(300)).stats()).channels[0]?.max).toBe(0);
  expect(Number(await rows())).toBe(0);
});

test.each([
  ["../../etc/passwd.png", "passwd.png"],
  ["C:\\Users\\a\\回单.png", "回单.png"],
  ["a\u202egpj.png", "agpj.png"],
  ["a\r\nX-Evil: 1.png", "aX-Evil_ 1.png"],
  ["nul\u0000.png", "nul.png"],
  ["x.html", "x.png"],
  ["photo", "photo.png"],
  [".htaccess.png", "htaccess.png"],
  [`${"长".repeat(300)}.png`, `${"长".repeat(96)}.png`],
  ["密码是Abc12345.png", "密码是••••.png"],
])("U07 the name %j is shown as %j, and no name is one on the disk", async (given, shown) => {
  const page = by(alice);
  const bytes = await screenshot({ width: 20, height: 20 });
  const { id } = await page.begins(bytes.length, given);
  const { attachment } = await page.sends(id, 0, bytes);
  expect(attachment?.name).toBe(shown);
  const { headers } = await page.read(id);
  const disposition = headers.get("content-disposition") ?? "";
  expect(disposition).toMatch(/^inline; filename="[\w.-]+"; filename\*=UTF-8''[\w.%~!-]+$/);
  expect(decodeURIComponent(disposition.split("''")[1] ?? "")).toBe(shown);
  expect(String((await server.sql("SELECT folder FROM attachments"))[0])).toMatch(/^[\da-f-]{36}$/);
});

test("U08 place, time and device of a photograph are gone, and it stands upright", async () => {
  const sent = await photo();
  expect(sent.includes("CanaryPhone")).toBe(true);
  const { id, width, height } = await by(alice).takes("IMG_0001.JPG", sent);
  expect([width, height]).toEqual([400, 600]);
  for (const query of ["", "?thumb=1"]) {
    const kept = Buffer.from(await (await by(alice).read(id, query)).arrayBuffer());
    expect(kept.includes("CanaryPhone")).toBe(false);
    const { exif, xmp, iptc, orientation } = await sharp(kept).metadata();
    expect([exif, xmp, iptc, orientation]).toEqual([undefined, undefined, undefined, undefined]);
  }
});

test("a large photograph is kept in a size that can be read, with a small version for lists", async () => {
  const { id, width } = await by(alice).takes("a.jpg", await photo({ width: 5_000, height: 100 }));
  const side = attachmentLimits.longSide;
  expect(width).toBe(Math.round((100 * side) / 5_000));
  const thumb = await sharp(await (await by(alice).read(id, "?thumb=1")).arrayBuffer()).metadata();
  expect(thumb.height).toBe(attachmentLimits.thumbSide);
});

describe("a message with files", () => {
  test("reaches the agent with its words, and without any; sent again it is the same message", async () => {
    const files = [
      await by(alice).takes("a.png", await screenshot()),
      await by(alice).takes("b.pdf", pdf()),
    ];
    await alice.asksForAgent();
    const { id } = await bo.takesNext();
    const payload = {
      clientId: newClientId(),
      text: "这是回单",
      attachmentIds: files.map((one) => one.id),
    };
    const { message } = await alice.call("message:send", payload);
    expect(message.body).toEqual({ kind: "attachment", text: "这是回单", attachments: files });
    expect(await alice.call("message:send", payload)).toEqual({ message });
    const shown = (await bo.opens(id)).messages.filter(({ body }) => body.kind === "attachment");
    expect(shown.map(({ body }) => body)).toEqual([message.body]);
    await until(() => expect(bo.row(id)?.lastText).toBe("这是回单"));
    expect(await alice.refusal("message:send", { clientId: newClientId(), text: "" })).toBe(
      "invalid",
    );
    await alice.says("好了吗");
    await alice.synced();
    expect((await alice.fresh()).messages).toEqual(alice.view().messages);
  });

  test("and no words is answered by the bot in words; what it asks for is answered by a picture", async () => {
    const first = await by(alice).takes("a.png", await screenshot());
    await sendFiles([first.id]);
    await alice.sees("我读不懂");
    const second = await by(alice).takes("b.png", await screenshot());
    await sendFiles([second.id], "支付失败了怎么办");
    await alice.sees("支付失败怎么办");
  });

  test("that is taken back takes the files with it, from the disk too", async () => {
    const { id } = await by(alice).takes("a.png", await screenshot());
    const { message } = await sendFiles([id], "看这里");
    const conversationId = alice.conversation();
    await alice.call("message:redact", { conversationId, messageId: message.id });
    await server.pass("5 seconds");
    expect((await by(alice).read(id)).status).toBe(404);
    expect(Number(await rows())).toBe(0);
    expect(server.files()).toEqual([]);
  });
});
