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

/** A film as it is compressed: any byte may follow any other, the marks of a picture and "<a" too. */
const film = Buffer.concat([
  Buffer.from([0, 0, 0, 24]),
  Buffer.from("ftypmp42"),
  Buffer.from("<a\u0001<b\u0002"),
  Buffer.from(
    Array.from({ length: 300_000 }, (_, at) => (Math.imul(at + 7, 2_654_435_761) >>> 11) & 255),
  ),
  Buffer.from([0xff, 0xd9, 0x3c, 0x61, 1]),
]);
const note = "<script>alert(document.cookie)</script>";

test("a photograph with the film that its camera puts behind it is taken", async () => {
  expect(film.subarray(0, 4_096).toString("latin1")).toMatch(/<[a-z]/i);
  expect(typeOfFile(Buffer.concat([await photo(), film]))).toBe("image/jpeg");
  expect(typeOfFile(Buffer.concat([await photo(), await photo(), film]))).toBe("image/jpeg");
});

test.each([
  ["a script before the film", [Buffer.from(note), film]],
  ["a script before another end mark", [Buffer.from(note), Buffer.from([0xff, 0xd9])]],
  ["a script behind a second picture", [Buffer.from([0xff, 0xd8, 0xff, 0xd9]), Buffer.from(note)]],
])("U01 a photograph with %s is refused", async (_, behind) => {
  expect(typeOfFile(Buffer.concat([await photo(), ...behind]))).toBeUndefined();
});

test("a PNG that is cut off is left to the decoder", async () => {
  const file = await screenshot();
  expect(typeOfFile(file.subarray(0, file.length - 8))).toBe("image/png");
});

const html = "<html><script>alert(1)</script></html>";
test.each([
  ["HTML behind its header", () => pdf().toString("latin1").replace("\n", `\n${html}\n`)],
  ["HTML in a comment", () => pdf().toString("latin1").replace("\n", `\n%<!DOCTYPE html>\n`)],
  ["a script within a string", () => pdf(`/X (<SCRIPT src=//a.example>)`).toString("latin1")],
  ["a picture that runs something", () => pdf(`/X (<svg onload=alert(1)>)`).toString("latin1")],
  ["HTML behind its end", () => `${pdf().toString("latin1")}\n${html}`],
  ["a script behind its end", () => `${pdf().toString("latin1")}\n;alert(document.cookie)//`],
  ["PHP within", () => pdf(`/X (<?php system(1) ?>)`).toString("latin1")],
])("U01 a PDF with %s is refused", (_, make) => {
  const bytes = Buffer.from(make(), "latin1");
  expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
  expect(typeOfFile(bytes)).toBeUndefined();
});

test("a PDF with metadata in XML, hex strings and zeros behind its end is one", () => {
  const metadata = `/M (<?xpacket begin=''?><x:xmpmeta><rdf:RDF/></x:xmpmeta>) /H <b0d1e2> /B (<b>)`;
  expect(typeOfFile(pdf(metadata))).toBe("application/pdf");
  expect(typeOfFile(Buffer.concat([pdf(), Buffer.from("\r\n\0\0")]))).toBe("application/pdf");
});
