import { createHash } from "node:crypto";
import { lstat, readdir, readFile, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { isContentName } from "./file-names.ts";
import { decodeText } from "./file-text.ts";
import { isPictureName, isPicturePath } from "./picture-names.ts";
import { maxKilobytes, type SourceFile } from "./source-file.ts";

const filesAtOnce = 32;
/** While a deploy copies thousands of files, the listing changes for a while. */
const mostTries = 12;
const pauseMs = 40;

/**
 * One consistent snapshot of all markdown, YAML files and pictures, sorted by path: the folder is listed before and after it is read, and
 * read again where the two differ. Links are not followed, so nothing outside is read. Throws where the folder is missing or does
 * not come to rest.
 */
export async function readFolder(dir: string): Promise<readonly SourceFile[]> {
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const before = await listFolder(dir);
    const files = await readFiles(dir, before.files);
    if (files && (await listFolder(dir)).signature === before.signature) return files;
    await new Promise((resume) => setTimeout(resume, tries * pauseMs));
  }
  throw new Error(`${dir} changes all the time`);
}

interface Listing {
  /** The folder itself and those below it, each with its inode: a deploy puts others in their place. */
  readonly directories: ReadonlyMap<string, number>;
  readonly files: readonly ListedFile[];
  /** Another one whenever any file is another, was written, or has another name. */
  readonly signature: string;
}

interface ListedFile {
  readonly path: string;
  readonly bytes: number;
  readonly changedAt: number;
  /** It leads to another file, which is not read: it may stand outside. */
  readonly isLink: boolean;
}

export async function listFolder(dir: string): Promise<Listing> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const links = new Set<string>();
  const names = entries
    .filter((entry) => (entry.isFile() || entry.isSymbolicLink()) && isContentName(entry.name))
    .map((entry) => {
      const path = relative(dir, join(entry.parentPath, entry.name));
      if (entry.isSymbolicLink()) links.add(path);
      return path;
    })
    .filter((path) => !isInHiddenFolder(path))
    .sort();
  const found = await Promise.all(
    names.map(async (name) => {
      const path = name.split(sep).join("/");
      const at = await lstat(join(dir, name)).catch(() => undefined);
      const isLink = links.has(name);
      const file = { path, bytes: at?.size ?? 0, changedAt: at?.mtimeMs ?? 0, isLink };
      // The inode and ctime too: a deploy may put another file in place with the same time and size.
      return { file, sign: `${path} ${at?.mtimeMs} ${at?.ctimeMs} ${at?.size} ${at?.ino}` };
    }),
  );
  const below = entries.filter((entry) => entry.isDirectory());
  const directories = [dir, ...below.map((entry) => join(entry.parentPath, entry.name))];
  const inodes = await Promise.all(
    directories.map(
      async (path) => [path, (await stat(path).catch(() => undefined))?.ino ?? 0] as const,
    ),
  );
  return {
    directories: new Map(inodes),
    files: found.map(({ file }) => file),
    signature: found.map(({ sign }) => sign).join("\n"),
  };
}

const isInHiddenFolder = (path: string): boolean =>
  path
    .split(sep)
    .slice(0, -1)
    .some((name) => name.startsWith("."));

/** Undefined where one was deleted meanwhile. */
async function readFiles(
  dir: string,
  listed: readonly ListedFile[],
): Promise<readonly SourceFile[] | undefined> {
  const files: (SourceFile | undefined)[] = [];
  // In small groups: the results of all files together would block the event loop, and with it every chat.
  for (let at = 0; at < listed.length; at += filesAtOnce)
    files.push(
      ...(await Promise.all(listed.slice(at, at + filesAtOnce).map((one) => readSource(dir, one)))),
    );
  const there = files.filter((file) => file !== undefined);
  return there.length === files.length ? there : undefined;
}

async function readSource(
  dir: string,
  { path, bytes, changedAt, isLink }: ListedFile,
): Promise<SourceFile | undefined> {
  if (isLink) return { path, text: "", damage: "link" };
  const most = isPictureName(path)
    ? maxKilobytes.picture
    : path.endsWith(".md")
      ? maxKilobytes.article
      : maxKilobytes.data;
  if (bytes > most * 1000) return { path, text: "", damage: "tooLarge", changedAt };
  try {
    if (isPictureName(path) && !isPicturePath(path)) return { path, text: "" };
    const bytes = await readFile(join(dir, path));
    return { path, changedAt, ...(isPictureName(path) ? pictureFile(bytes) : decodeText(bytes)) };
  } catch (cause) {
    if (isMissingFile(cause)) return undefined; // deleted between listing and reading
    throw cause;
  }
}

const pictureFile = (bytes: Uint8Array) => ({
  text: createHash("sha256").update(bytes).digest("hex"),
  bytes,
});

/** A hash of all files: it changes with any byte of any of them. */
export function fingerprint(files: readonly SourceFile[], version: string): string {
  const hash = createHash("sha256").update(version);
  for (const { path, text, damage = "" } of files) hash.update(`\0${path}\0${damage}\0${text}`);
  return hash.digest("hex").slice(0, 32);
}

export function isMissingFile(cause: unknown): boolean {
  return (
    cause instanceof Error &&
    "code" in cause &&
    (cause.code === "ENOENT" || cause.code === "ENOTDIR")
  );
}
