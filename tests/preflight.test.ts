import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Config, readConfig } from "../server/config.ts";
import { preflight } from "../server/preflight.ts";

describe("before a start", () => {
  let folder: string;
  let config: Config;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "pocketdesk-"));
    writeFileSync(join(folder, "widget.js"), "");
    config = readConfig({
      PORT: "0",
      DATA_DIR: join(folder, "data"),
      FAQ_DIR: folder,
      PUBLIC_DIR: folder,
    });
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  const problemsWith = (change: Partial<Config>) =>
    preflight({ ...config, ...change }).then(
      () => [],
      (error: Error) => error.message.split("\n"),
    );

  test("the data folder is made with its parents", async () => {
    const dataDir = join(folder, "a/b/c");
    expect(await problemsWith({ dataDir })).toEqual([]);
    expect(existsSync(dataDir)).toBe(true);
    expect(await problemsWith({ dataDir })).toEqual([]);
  });

  test("a data folder that can't be made is named", async () => {
    const file = join(folder, "widget.js");
    expect(await problemsWith({ dataDir: file })).toEqual([
      `DATA_DIR: the folder ${file} can't be made (EEXIST).`,
    ]);
    // Node 20 finds out that the parent is no folder when it makes this one, Node 24 when it looks at it.
    expect(await problemsWith({ dataDir: join(file, "below") })).toEqual([
      expect.stringMatching(
        /^DATA_DIR: the folder .+\/below can't be made \((ENOTDIR|EEXIST)\)\.$/,
      ),
    ]);
  });

  test.runIf(existsSync("/proc/self"))("a data folder in /proc is refused too", async () => {
    expect(await problemsWith({ dataDir: "/proc/pocketdesk/data" })).toEqual([
      "DATA_DIR: the folder /proc/pocketdesk/data can't be made (ENOENT).",
    ]);
  });

  // Root may write anywhere.
  test.runIf(process.getuid?.() !== 0)("a data folder of somebody else is named", async () => {
    const dataDir = join(folder, "data");
    mkdirSync(dataDir, { mode: 0o555 });
    expect(await problemsWith({ dataDir })).toEqual([
      `DATA_DIR: this user may not write in ${dataDir} (EACCES).`,
    ]);
  });

  test("a file of keys that can't be read is named", async () => {
    const withKeys = (jwks: string) => problemsWith({ identity: { ...config.identity, jwks } });
    expect(await withKeys(join(folder, "none"))).toEqual([
      `IDENTITY_JWKS: the keys in ${folder}/none can't be read (ENOENT).`,
    ]);
    const [noJson = ""] = await withKeys(join(folder, "widget.js"));
    expect(noJson).toContain("IDENTITY_JWKS: the keys in");
    expect(await withKeys("https://wallet.example/keys.json")).toEqual([]);
  });

  test("an FAQ folder that is none is named", async () => {
    expect(await problemsWith({ faqDir: join(folder, "none") })).toEqual([
      `FAQ_DIR: ${folder}/none is not a folder.`,
    ]);
    expect(await problemsWith({ faqDir: join(folder, "widget.js") })).toEqual([
      `FAQ_DIR: ${folder}/widget.js is not a folder.`,
    ]);
  });

  test("pages that are not built are named", async () => {
    const publicDir = join(folder, "none");
    expect(await problemsWith({ publicDir })).toEqual([
      `PUBLIC_DIR: ${publicDir} holds no built pages; npm run build makes them.`,
    ]);
  });

  // The first is reserved for documentation, the second is no address at all.
  test.each(["203.0.113.9", "not a host"])("HOST=%s is refused", async (host) => {
    expect(await problemsWith({ host })).toEqual([
      `HOST: ${host} is not an address of this machine.`,
    ]);
  });

  test("a taken port is named", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const address = other.address();
    const port = typeof address === "object" && address ? address.port : 0;
    expect(await problemsWith({ port })).toEqual([
      `PORT: ${port} is taken. Set PORT to another one, or to 0 for any.`,
    ]);
    other.close();
  });

  test("all problems are named at once", async () => {
    const change = { dataDir: join(folder, "widget.js"), faqDir: "/none", host: "203.0.113.9" };
    const names = (await problemsWith(change)).map((line) => line.split(":")[0]);
    expect(names).toEqual(["DATA_DIR", "FAQ_DIR", "HOST"]);
  });
});
