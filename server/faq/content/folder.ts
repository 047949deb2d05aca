import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import type { SourceFile } from "./source-file.ts";

/**
 * A file is parsed in one piece, and nobody is answered meanwhile: an article of 48 KB, five times our longest, takes some 20 ms.
 * The few files of data are longer.
 */
const maxBytes = { article: 48_000, data: 1_000_000 } as const;
const filesAtOnce = 32;

/** Reads all markdown and YAML files, sorted by path. Links are not followed, so nothing outside is read. */
export async function readFolder(dir: string): Promise<readonly SourceFile[]> {
  const paths = await listFiles(dir);
  const files: (SourceFile | undefined)[] = [];
  // In small groups: the results of all files together would block the event loop, and with it every chat.
  for (let at = 0; at < paths.length; at += filesAtOnce)
    files.push(
      ...(await Promise.all(
        paths.slice(at, at + filesAtOnce).map((path) => readSource(dir, path)),
      )),
    );
  return files.filter((file) => file !== undefined);
}

async function readSource(dir: string, path: string): Promise<SourceFile | undefined> {
  const full = join(dir, path);
  try {
    const { size } = await stat(full);
    // Empty instead of left out, so that the checks report an oversized file.
    const most = path.endsWith(".md") ? maxBytes.article : maxBytes.data;
    const text = size > most ? "" : await readFile(full, "utf8");
    return { path: path.split(sep).join("/"), text };
  } catch (cause) {
    if (isMissing(cause)) return undefined; // deleted between listing and reading
    throw cause;
  }
}

async function listFiles(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.(md|ya?ml)$/.test(entry.name))
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)))
    .sort();
}

/** A hash of all files: it changes with any byte of any of them. */
export function fingerprint(files: readonly SourceFile[], version: string): string {
  const hash = createHash("sha256").update(version);
  for (const file of files) hash.update(`\0${file.path}\0${file.text}`);
  return hash.digest("hex").slice(0, 32);
}

function isMissing(cause: unknown): boolean {
  return cause instanceof Error && "code" in cause && cause.code === "ENOENT";
}
