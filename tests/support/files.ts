/** Files as customers send them, and as attackers do. */

import { crc32, deflateRawSync, deflateSync } from "node:zlib";
import sharp from "sharp";

type Shape = Partial<Record<"width" | "height", number>>;

/** Stripes, so that it is neither empty nor tiny. */
const stripes = ({ width = 600, height = 400 }: Shape) => {
  const bytes = Buffer.alloc(width * height * 3);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = (at * 7 + (at >> 9)) & 255;
  return sharp(bytes, { raw: { width, height, channels: 3 } });
};

/** Taken upright, where and when stand in it: 31° 13' N, 121° 28' E. */
export const photo = (shape: Shape = {}) =>
  stripes(shape)
    .withMetadata({ orientation: 6 })
    .withExifMerge({
      IFD0: { Make: "CanaryPhone", DateTime: "2026:11:21 08:00:00" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "31/1 13/1 0/1", GPSLongitude: "121/1 28/1 0/1" },
    })
    .jpeg({ quality: 80 })
    .toBuffer();

export const screenshot = (shape: Shape = {}) => stripes(shape).png().toBuffer();
export const webp = () => stripes({}).webp().toBuffer();

export async function animation(): Promise<Buffer> {
  const colours = ["#ff0000", "#00ff00", "#0000ff"];
  const frames = colours.map((background) =>
    sharp({ create: { width: 40, height: 40, channels: 3, background } })
      .png()
      .toBuffer(),
  );
  return sharp(await Promise.all(frames), { join: { animated: true } })
    .webp()
    .toBuffer();
}

export const pdf = (content = "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>") =>
  Buffer.from(
    `%PDF-1.4\n1 0 obj << /Type /Catalog ${content} >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n`,
  );

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** A true picture of that many pixels a side, black, in some hundred kilobytes. */
export function hugePng(side = 30_000): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.writeUInt8(1, 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.alloc(side * (Math.ceil(side / 8) + 1)))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

const zipEnd = Buffer.from([
  0x50, 0x4b, 5, 6, 0, 0, 0, 0, 1, 0, 1, 0, 46, 0, 0, 0, 0, 0, 0, 0, 0, 0,
]);

export const zip = () =>
  Buffer.concat([Buffer.from("PK\u0003\u0004"), deflateRawSync("word/document.xml"), zipEnd]);

/** Each is two things, or another thing than it says. */
export const hostileFiles = async (): Promise<
  readonly (readonly [name: string, bytes: Buffer])[]
> => [
  ["a.svg", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
  ["a.html", Buffer.from("<!doctype html><script>alert(1)</script>")],
  ["a.xml", Buffer.from('<?xml version="1.0"?><a/>')],
  ["a.js", Buffer.from("alert(1)")],
  ["a.exe", Buffer.from("MZ\u0090\u0000\u0003")],
  ["a.zip", zip()],
  ["a.docm", zip()],
  ["x.html.png", Buffer.from("<script>alert(1)</script>")],
  ["a.gif", Buffer.from("GIF89a/*<script>*/=1;alert(1)")],
  ["a.bmp", Buffer.from("BM<script>alert(1)</script>")],
  ["a.png", Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), zip()])],
  ["a.jpg", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])],
  ["half.jpg", (await photo()).subarray(0, 900)],
  ["named.jpg", Buffer.concat([Buffer.from("GIF89a"), await photo()])],
  ["jar.pdf", Buffer.concat([pdf(), zip()])],
  ["late.pdf", Buffer.concat([Buffer.from("<html>"), pdf()])],
  ["endless.pdf", Buffer.from("%PDF-1.4\n<script>")],
];

/** What every scanner finds and nothing suffers from; in two halves, so that none finds this file. */
export const eicar = Buffer.from(
  ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-", "ANTIVIRUS-TEST-FILE!$H+H*"].join(""),
);
