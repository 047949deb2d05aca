import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import type { AttachmentId, UploadProgress } from "../../protocol/attachment.ts";
import { attachmentLimits } from "../../protocol/attachment.ts";
import type { ClientId } from "../../protocol/conversation.ts";
import { problemOfFile } from "../../ui/chosen-file.ts";
import { createLocalStore } from "../../ui/local-store.ts";
import { Refusal, Unreachable } from "../../ui/refusal.ts";
import type { UploadRequest } from "../../widget/attachments/ask-server.ts";
import { createFileList, type FileItem } from "../../widget/attachments/file-list.ts";
import { createFileMessages } from "../../widget/attachments/file-messages.ts";
import { fileWords, percentOf } from "../../widget/attachments/file-words.ts";
import { createFiles } from "../../widget/attachments/files.ts";
import { createPace, sendFile } from "../../widget/attachments/send-file.ts";
import { createSender } from "../../widget/attachments/sender.ts";
import { drawnSize } from "../../widget/attachments/smaller-picture.ts";
import { sizeWords } from "../../widget/attachments/texts.ts";

const id = "m3k" as AttachmentId;
const view = (size: number) => ({ id, name: "a.jpg", type: "image/jpeg", size }) as const;

/** A server that takes pieces, and what was asked of it. */
function uploadServer(size: number) {
  const asked: UploadRequest[] = [];
  let have = 0;
  const progress = (): UploadProgress =>
    have === size ? { id, offset: have, attachment: view(size) } : { id, offset: have };
  return {
    asked,
    offsets: () => asked.flatMap(({ offset }) => offset ?? []),
    async ask(request: UploadRequest): Promise<UploadProgress> {
      asked.push(request);
      if (request.offset === have && request.body instanceof Blob) have += request.body.size;
      return progress();
    },
  };
}
const fileOf = (size: number) => ({
  clientId: "c1" as ClientId,
  name: "a.jpg",
  bytes: new Blob([new Uint8Array(size)]),
});
const at = (times: readonly number[]) => {
  let step = 0;
  return () => times[step++] ?? times.at(-1) ?? 0;
};

test("a file goes in pieces, each where the last answer said, and small ones on a slow network", async () => {
  const size = 200_000;
  const server = uploadServer(size);
  // The first takes a second, the second six, the others one.
  const pace = createPace(at([0, 1_000, 1_000, 7_000, 7_000, 8_000, 8_000, 9_000, 9_000, 10_000]));
  const seen: number[] = [];
  const onSent = (bytes: number) => seen.push(bytes);
  const pause = () => Promise.resolve();
  const attachment = await sendFile({ file: fileOf(size), ask: server.ask, pace, onSent, pause });
  expect(attachment.size).toBe(size);
  expect(server.offsets()).toEqual([0, 32_768, 98_304, 131_072, 196_608]);
  expect(seen.at(-1)).toBe(size);
  const pieces = server.asked.flatMap(({ body }) => (body instanceof Blob ? body.size : []));
  expect(Math.max(...pieces)).toBeLessThanOrEqual(attachmentLimits.pieceBytes);
});

test("a broken piece makes the next one smaller, and begun again nothing is sent twice", async () => {
  const server = uploadServer(100_000);
  let broken = false;
  const ask = (request: UploadRequest) => {
    if (request.offset !== 32_768 || broken) return server.ask(request);
    broken = true;
    return Promise.reject(new Unreachable("cut"));
  };
  const options = {
    file: fileOf(100_000),
    ask,
    pace: createPace(at([0])),
    onSent: () => {},
    pause: () => Promise.resolve(),
  };
  await expect(sendFile(options)).rejects.toThrow("cut");
  await sendFile(options);
  expect(server.offsets()).toEqual([0, 32_768, 65_536]);
});

const place = "chat";
const chosen = (name: string) => ({ place, name, bytes: new Blob([name]) });
const filled = (...names: string[]) => {
  const list = createFileList(createLocalStore("test:", undefined));
  for (const name of names) list.add(chosen(name));
  return list;
};

test("a refused file fails with its reason, a lost network does not, and the next file goes on", async () => {
  const list = filled("a.exe", "b.jpg");
  const isOnline = signal(true);
  const sender = createSender({
    list,
    isOnline,
    ask: async ({ body }) => {
      if (String(body).includes("a.exe"))
        throw new Refusal({ code: "unsupported_type", message: "" });
      return { id, offset: 5, attachment: view(5) };
    },
  });
  await expect.poll(() => list.all.value.map(({ state }) => state)).toEqual(["refused", "done"]);
  expect(list.all.value[0]?.problem).toBe("unsupported_type");
  sender.close();
});

const messageOptions = (list: ReturnType<typeof filled>) => ({
  list,
  place,
  isOnline: signal(true),
  sender: {
    retry: (of: ClientId) => list.change(of, { state: "waiting" }),
    cancel: ({ clientId }: { readonly clientId: ClientId }) => list.remove([clientId]),
  },
  giveBack: (text: string): void => expect.unreachable(text),
});

test("a refused file beside a good one holds up neither it nor the words, and stands there with its reason", async () => {
  const list = filled("known.exe", "good.jpg", "found.exe", "slow.jpg");
  const sent: unknown[] = [];
  const messages = createFileMessages({
    ...messageOptions(list),
    send: async ({ text, attachmentIds }) => sent.push([text, attachmentIds]),
  });
  const [known, good, found, slow] = list.all.value.map(({ clientId }) => clientId);
  const change = (of: ClientId | undefined, parts: Parameters<typeof list.change>[1]) =>
    list.change(of ?? expect.unreachable(), parts);
  change(known, { state: "refused", problem: "unsupported_type" });
  change(slow, { state: "failed", problem: "unavailable" });
  messages.add("回单");
  // What may go better is tried again with the message.
  expect(list.all.value.map(({ state }) => state)).toEqual([
    "refused",
    "waiting",
    "waiting",
    "waiting",
  ]);
  change(good, { state: "done", attachment: view(1) });
  change(slow, { state: "done", attachment: view(1) });
  change(found, { state: "refused", problem: "unsupported_type" });
  await expect.poll(() => sent).toEqual([["回单", [id, id]]]);
  await expect.poll(() => messages.all.value).toEqual([]);
  expect(list.all.value.map(({ name, message }) => [name, message])).toEqual([
    ["known.exe", undefined],
    ["found.exe", undefined],
  ]);
  messages.close();
});

test("words whose only file is refused go alone, and those whose only file is taken out come back", async () => {
  const list = filled("a.exe");
  const sent: unknown[] = [];
  const givenBack: string[] = [];
  const messages = createFileMessages({
    ...messageOptions(list),
    send: async ({ text, attachmentIds }) => sent.push([text, attachmentIds]),
    giveBack: (text) => givenBack.push(text),
  });
  messages.add("回单");
  for (const { clientId } of list.all.value) list.change(clientId, { state: "refused" });
  await expect.poll(() => sent).toEqual([["回单", []]]);
  for (const { clientId } of list.all.value) list.remove([clientId]);

  list.add(chosen("b.jpg"));
  messages.add("还有一张");
  for (const { files } of messages.all.value) for (const file of files) messages.takeOut(file);
  expect(givenBack).toEqual(["还有一张"]);
  expect(sent).toHaveLength(1);
  messages.close();
});

test("a complaint goes with what was taken, and says so where a file is refused while it waits", async () => {
  const withWords = signal<((text: string) => void) | undefined>(undefined);
  const files = createFiles({
    server: "https://support.example",
    bearer: () => undefined,
    localStore: createLocalStore("test:", undefined),
    isOnline: signal(false),
    send: async () => undefined,
    withWords,
    giveBack: () => {},
  });
  await files.add("chat", [new File(["x"], "明细.xlsx", { type: "application/vnd.ms-excel" })]);
  // It goes with nothing, so words go without files.
  expect(files.list.at("chat").map(({ state, problem }) => [state, problem])).toEqual([
    ["refused", "type"],
  ]);
  expect(withWords.value).toBeUndefined();
  const refuse = (name: string) => {
    for (const file of files.list.at("form"))
      if (file.name === name)
        files.list.change(file.clientId, { state: "refused", problem: "too_large" });
  };
  for (const name of ["a.pdf", "b.pdf"]) files.list.add({ ...chosen(name), place: "form" });
  refuse("a.pdf");
  const ready = files.ready("form");
  refuse("b.pdf");
  await expect(ready).rejects.toMatchObject([{ name: "b.pdf" }]);
  expect(await files.ready("form")).toEqual([]);
  // Only what stands in the form is looked at.
  expect(files.list.at("chat")).toHaveLength(1);
  files.close();
});

test("all files of a message go with it, and what is written after them does not wait", async () => {
  const list = filled("a.jpg", "b.jpg");
  const sent: unknown[] = [];
  const messages = createFileMessages({
    ...messageOptions(list),
    send: async (message) => sent.push(message.attachmentIds),
  });
  const [first, second] = list.all.value;
  messages.add("回单");
  list.add(chosen("c.jpg"));
  if (first) list.change(first.clientId, { state: "done", attachment: view(1) });
  await Promise.resolve();
  expect(sent).toEqual([]);
  if (second) list.change(second.clientId, { state: "done", attachment: view(2) });
  await expect.poll(() => sent).toEqual([[id, id]]);
  // The third stands beside the field.
  expect(list.all.value.map(({ name }) => name)).toEqual(["c.jpg"]);
  messages.close();
});

test("what a message was not taken with stays until it is tried again", async () => {
  const list = filled("a.jpg");
  let isRefused = true;
  const messages = createFileMessages({
    ...messageOptions(list),
    send: async () => {
      if (isRefused) throw new Refusal({ code: "closed", message: "" });
    },
  });
  messages.add("");
  for (const { clientId } of list.all.value)
    list.change(clientId, { state: "done", attachment: view(1) });
  await expect.poll(() => messages.all.value[0]?.failed).toBe(true);
  isRefused = false;
  for (const { clientId } of messages.all.value) messages.retry(clientId);
  await expect.poll(() => messages.all.value).toEqual([]);
  messages.close();
});

test.each([
  [{ type: "image/jpeg", size: 20_000_000 }, 1, undefined],
  [{ type: "application/pdf", size: 20_000_000 }, 1, "tooLarge"],
  [{ type: "application/pdf", size: 1_000 }, 1, undefined],
  [{ type: "image/svg+xml", size: 1_000 }, 1, "type"],
  [{ type: "", size: 1_000 }, 1, "type"],
  [{ type: "image/png", size: 0 }, 1, "empty"],
  [{ type: "image/png", size: 1_000 }, 0, "tooMany"],
])("of %o with room for %i the problem is %s", (file, room, problem) => {
  expect(problemOfFile(file, room)).toBe(problem);
});

test("a picture keeps its shape when it is made smaller, and a small one its size", () => {
  expect(drawnSize(4_000, 3_000)).toEqual({ width: 2_048, height: 1_536 });
  expect(drawnSize(1_080, 2_400)).toEqual({ width: 922, height: 2_048 });
  expect(drawnSize(300, 200)).toEqual({ width: 300, height: 200 });
});

test("sizes are said as people say them", () => {
  expect([1, 214_016, 1_000_000, 1_240_000].map(sizeWords)).toEqual([
    "1 KB",
    "214 KB",
    "1 MB",
    "1.2 MB",
  ]);
  expect(percentOf([])).toBe(0);
  expect(percentOf([{ sent: 2, bytes: new Blob(["abcd"]) }])).toBe(50);
});

test("a file that the server finds too large has too many pixels: its size was looked at before", () => {
  const words = (problem: string) =>
    fileWords(
      { state: "refused", problem, bytes: new Blob(["a"]), sent: 0 } as unknown as FileItem,
      { text: (key) => key, isOnline: true },
    );
  expect([words("too_large"), words("tooLarge")]).toEqual(["failedPixels", "failedTooLarge"]);
});
