import { describe, expect, test, vi } from "vitest";
import { createChosenFiles } from "../../console/models/chosen-files.ts";
import { type Attachment, type AttachmentId, attachmentLimits } from "../../protocol/attachment.ts";
import { Refusal } from "../../ui/refusal.ts";

const png = (name: string) => new File(["x"], name, { type: "image/png" });
const uploaded = (name: string): Attachment => ({
  id: `id of ${name}` as AttachmentId,
  name,
  type: "image/png",
  size: 1,
});

function choosing() {
  const waiting: { readonly file: File; done(): void; refuse(error: Error): void }[] = [];
  const files = createChosenFiles(
    (file) =>
      new Promise((resolve, reject) => {
        waiting.push({ file, done: () => resolve(uploaded(file.name)), refuse: reject });
      }),
  );
  const problems = () => files.all.value.map(({ problem }) => problem);
  return { files, waiting, problems };
}

describe("the files that an agent sends", () => {
  test("are uploaded as they are chosen, and go with the words once all are there", async () => {
    const { files, waiting } = choosing();
    files.add([png("a.png"), png("b.png")]);
    expect([files.areReady.value, waiting.length]).toEqual([false, 2]);
    waiting[1]?.done();
    await vi.waitFor(() => expect(files.ids.value).toEqual(["id of b.png"]));
    expect(files.areReady.value).toBe(false);
    waiting[0]?.done();
    await vi.waitFor(() => expect(files.areReady.value).toBe(true));
    expect(files.ids.value).toEqual(["id of a.png", "id of b.png"]);
    files.clear();
    expect(files.all.value).toEqual([]);
  });

  test("that can't be sent are not uploaded, and hold the words back until they are removed", () => {
    const { files, waiting, problems } = choosing();
    const large = new File([new Uint8Array(attachmentLimits.bytes + 1)], "a.pdf", {
      type: "application/pdf",
    });
    files.add([new File(["x"], "a.exe"), new File([], "b.png", { type: "image/png" }), large]);
    expect([problems(), waiting.length]).toEqual([["type", "empty", "tooLarge"], 0]);
    for (const chosen of files.all.value) files.remove(chosen);
    files.add(Array.from({ length: attachmentLimits.count + 1 }, () => png("a.png")));
    expect(problems().at(-1)).toBe("tooMany");
    expect(waiting).toHaveLength(attachmentLimits.count);
  });

  test("are tried again where the network was gone, and say what the server has seen in them", async () => {
    const { files, waiting, problems } = choosing();
    files.add([png("a.png"), png("b.png")]);
    waiting[0]?.refuse(new Refusal({ code: "unavailable", message: "" }));
    waiting[1]?.refuse(new Refusal({ code: "unsupported_type", message: "" }));
    await vi.waitFor(() => expect(problems()).toEqual(["failed", "type"]));
    const [first] = files.all.value;
    if (first) files.retry(first);
    expect(problems()).toEqual([undefined, "type"]);
    waiting[2]?.done();
    await vi.waitFor(() => expect(files.ids.value).toEqual(["id of a.png"]));
  });
});
