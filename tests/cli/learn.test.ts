import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runLearn } from "../../server/cli/run-learn.ts";
import { folderOf, small } from "../faq/fixture.ts";

test("learn writes its files; --check names one that was changed, and leaves it alone", async () => {
  const [content, out] = [await folderOf(small), await folderOf({})];
  const folders = ["--content", content.dir, "--out", out.dir];
  const files = ["background.json", "calibration.json", "measured.json"].map((name) =>
    join(out.dir, name),
  );
  expect(await runLearn(folders)).toEqual({
    code: 0,
    text: files.map((file) => `wrote ${file}`).join("\n"),
  });

  const [background = ""] = files;
  await writeFile(background, "{}");
  expect(await runLearn([...folders, "--check"])).toEqual({
    code: 1,
    text: `would change ${background}`,
  });
  expect(await readFile(background, "utf8")).toBe("{}");
  await content.remove();
  await out.remove();
});

test("an option that learn does not have is answered with how it is called", async () => {
  const { code, text } = await runLearn(["--bogus"]);
  const usage = "Usage: npm run learn -- [--check] [--content DIR] [--out DIR]";
  expect([code, text]).toEqual([1, `Unknown option '--bogus'.\n${usage}`]);
  const more = await runLearn(["here"]);
  expect(more.code).toBe(1);
  expect(more.text).toMatch(/^Unexpected argument 'here'\./);
});

test("a folder that is not there is a sentence, before anything is learnt, and no stack", async () => {
  const nowhere = await runLearn(["--content", "/nowhere/at/all"]);
  expect(nowhere.code).toBe(1);
  expect(nowhere.text).toContain("/nowhere/at/all");
  expect(nowhere.text).not.toMatch(/^\s+at |ENOENT/m);
  const out = await runLearn(["--out", "/nowhere/at/all"]);
  expect([out.code, out.text.includes("/nowhere/at/all")]).toEqual([1, true]);
});
