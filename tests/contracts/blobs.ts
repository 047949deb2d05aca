import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Blobs } from "../../server/ports/blobs.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

/** What the actions rely on. `open` makes a place of its own; `close` takes it away. */
export function blobsContract(
  name: string,
  open: () => Promise<{ readonly blobs: Blobs; close(): Promise<void> }>,
) {
  describe(`blobs: ${name}`, () => {
    let blobs: Blobs;
    let close: () => Promise<void>;
    beforeEach(async () => {
      ({ blobs, close } = await open());
    });
    afterEach(() => close());
    const read = async (key: string) => {
      const found = await blobs.get(key);
      return found && Buffer.from(found).toString();
    };

    test("what was put is there byte for byte, under its own key", async () => {
      const all = Uint8Array.from({ length: 70_000 }, (_, at) => at & 255);
      await blobs.put("folder-1/kept", all);
      await blobs.put("folder-1/thumb", bytes("small"));
      expect(Buffer.from((await blobs.get("folder-1/kept")) ?? [])).toEqual(Buffer.from(all));
      expect(await read("folder-1/thumb")).toBe("small");
    });

    test("the same key again replaces what is there, also by nothing", async () => {
      await blobs.put("folder/kept", bytes("a longer text"));
      await blobs.put("folder/kept", bytes("short"));
      expect(await read("folder/kept")).toBe("short");
      await blobs.put("folder/kept", new Uint8Array());
      expect(await read("folder/kept")).toBe("");
    });

    test("what is not there is undefined, and taking it away is no error", async () => {
      expect(await blobs.get("folder/none")).toBeUndefined();
      await blobs.remove("folder");
    });

    test("a folder goes with all that is in it, and none beside it that begins alike", async () => {
      for (const key of ["folder/kept", "folder/thumb", "folder.pieces/0-5", "folder2/kept"]) {
        await blobs.put(key, bytes(key));
      }
      await blobs.remove("folder");
      expect([await read("folder/kept"), await read("folder/thumb")]).toEqual([
        undefined,
        undefined,
      ]);
      expect(await read("folder.pieces/0-5")).toBe("folder.pieces/0-5");
      expect(await read("folder2/kept")).toBe("folder2/kept");
    });

    test("many at the same time do not mix", async () => {
      const keys = Array.from({ length: 20 }, (_, at) => `folder-${at}/kept`);
      await Promise.all(keys.map((key) => blobs.put(key, bytes(key))));
      expect(await Promise.all(keys.map(read))).toEqual(keys);
    });

    test("no key leads elsewhere", async () => {
      for (const key of [
        "../a/b",
        "a/../../b",
        "a",
        "a/b/c",
        "/etc/passwd",
        "a/.b",
        "a\\..\\b/c",
      ]) {
        await expect((async () => blobs.put(key, bytes("x")))()).rejects.toThrow();
      }
    });
  });
}
