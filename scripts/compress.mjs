/** Compresses the pages when they are built, so that the server does not for every browser. */

import { readFileSync, statSync, writeFileSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { filesBelow } from "./files.mjs";

/** Writes a `.br` and a `.gz` beside each text file that has none, or an older one. */
export function compressBelow(folder) {
  for (const path of filesBelow(folder).filter((one) => /\.(js|css|html|json|svg)$/.test(one))) {
    const { mtimeMs } = statSync(path);
    if ((statSync(`${path}.br`, { throwIfNoEntry: false })?.mtimeMs ?? 0) >= mtimeMs) continue;
    const bytes = readFileSync(path);
    writeFileSync(`${path}.br`, brotliCompressSync(bytes));
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  }
}
