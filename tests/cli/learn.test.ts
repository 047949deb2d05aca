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
  expect([code, text]).toEqual([
    1,
    "Usage: npm run learn -- [--check] [--content DIR] [--out DIR]",
  ]);
  expect((await runLearn(["here"])).code).toBe(1);
});
