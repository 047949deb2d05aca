/** U01: what a file is, and that one which is two things at once is none. */

import { expect, test } from "vitest";
import { typeOfFile } from "../../server/domain/file-type.ts";
import { pdf, photo, screenshot, webp } from "../support/files.ts";

const pictures = { "image/jpeg": photo, "image/png": screenshot, "image/webp": webp } as const;
const kinds = Object.entries(pictures);
const zip = Buffer.concat([Buffer.from([0x50, 0x4b, 0x05, 0x06]), Buffer.alloc(18)]);

test.each(kinds)("a whole %s is one, filled up with zeros too", async (type, make) => {
  const file = await make();
  expect(typeOfFile(file)).toBe(type);
  expect(typeOfFile(Buffer.concat([file, Buffer.alloc(64)]))).toBe(type);
});

test.each(
  kinds.flatMap(([type, make]) =>
    [
      "<script>alert(1)</script>",
      "<?php system($_GET[0]);",
      "<svg onload=alert(1)>",
      "#!/bin/sh\nrm -rf /",
      ";alert(document.cookie)//",
      pdf().toString(),
    ].map((tail) => [type, tail, make] as const),
  ),
)("U01 a %s with %j behind its end is refused", async (_, tail, make) => {
  expect(typeOfFile(Buffer.concat([await make(), Buffer.from(tail)]))).toBeUndefined();
});

test.each(kinds)("U01 a %s that ends as a ZIP is refused", async (_, make) => {
  expect(typeOfFile(Buffer.concat([await make(), zip]))).toBeUndefined();
});

test("a photograph with the film that its camera puts behind it is taken", async () => {
  const film = Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    Buffer.from("ftypmp42"),
    Buffer.alloc(900, 7),
  ]);
  expect(typeOfFile(Buffer.concat([await photo(), film]))).toBe("image/jpeg");
});

test("a PNG that is cut off is left to the decoder", async () => {
  const file = await screenshot();
  expect(typeOfFile(file.subarray(0, file.length - 8))).toBe("image/png");
});
