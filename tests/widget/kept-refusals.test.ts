import { signal } from "@preact/signals";
import { expect, test, vi } from "vitest";
import { createLocalStore } from "../../ui/local-store.ts";
import { Refusal } from "../../ui/refusal.ts";
import { createFileList } from "../../widget/attachments/file-list.ts";
import type { KeptFile } from "../../widget/attachments/kept-files.ts";
import { createSender } from "../../widget/attachments/sender.ts";
import { memoryStorage } from "../ui/memory-storage.ts";

const device = vi.hoisted(() => new Map<string, unknown>());
vi.mock("../../widget/attachments/kept-files.ts", () => ({
  keepFile: async (file: KeptFile) => void device.set(file.clientId, file),
  forgetFile: async (id: string) => void device.delete(id),
  forgetFiles: async () => device.clear(),
  readFiles: async () => [...device.values()],
}));

test("a file that the server refused is not sent again after a reload, and its words and the reason stay", async () => {
  const asked: unknown[] = [];
  const page = () => {
    const list = createFileList(localStore);
    const ask = async ({ body }: { readonly body?: unknown }) => {
      asked.push(body);
      throw new Refusal({ code: "unsupported_type", message: "" });
    };
    return { list, sender: createSender({ list, ask: ask as never, isOnline: signal(true) }) };
  };
  const localStore = createLocalStore("test:", memoryStorage());
  const first = page();
  const bytes = new Blob(["x"]);
  const { clientId } = first.list.add({ place: "chat", name: "a.jpg", bytes: new Blob() });
  const message = { clientId: "m" as never, text: "请看", at: "2026-11-21T08:00:00.000Z" };
  first.list.change(clientId, { bytes, message });
  await vi.waitFor(() => expect(first.list.all.value[0]?.state).toBe("refused"));
  await vi.waitFor(() =>
    expect(device.get(clientId)).toMatchObject({ refused: "unsupported_type" }),
  );
  first.sender.close();
  expect(asked).toHaveLength(1);

  const next = page();
  await next.list.restore();
  expect(next.list.all.value).toMatchObject([
    { name: "a.jpg", state: "refused", problem: "unsupported_type", message: { text: "请看" } },
  ]);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(asked).toHaveLength(1);
  next.sender.close();
});
