/** The only file of the engine that touches the disk. */

import { createHash } from "node:crypto";
import { type FSWatcher, watch } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";

export interface SourceFile {
  /** From the content folder, with forward slashes: `zh-CN/payments/payment-failed.md`. */
  readonly path: string;
  readonly text: string;
}

/** A file larger than this is no article; reading it whole would only cost memory. */
const maxBytes = 1_000_000;
const filesAtOnce = 32;
/** The current one, the one before an edit that is taken back, and one of the editors' commands. */
const cacheEntries = 3;

/** Reads all markdown and YAML files, sorted by path. Links are not followed, so nothing outside is read. */
export async function readFolder(dir: string): Promise<readonly SourceFile[]> {
  const paths = await listFiles(dir);
  const files: (SourceFile | undefined)[] = [];
  // All at once would come back all at once, and keep a chat waiting.
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
    // An oversized file is handed on empty, so that the checks name it instead of passing over it.
    const text = size > maxBytes ? "" : await readFile(full, "utf8");
    return { path: path.split(sep).join("/"), text };
  } catch (cause) {
    if (isGone(cause)) return undefined; // deleted between listing and reading
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

/**
 * Calls back after changes in the folder, 150 ms after the last of a burst. Kernel notices come at once; a slow
 * comparison of times and sizes catches file systems that give none (mounted volumes, network shares).
 */
export function watchFolder(dir: string, onChange: () => void): { close(): void } {
  const watchers = new Map<string, FSWatcher>();
  let soon: NodeJS.Timeout | undefined;
  let later: NodeJS.Timeout | undefined;
  let seen: string | undefined;
  let closed = false;

  const notice = () => {
    clearTimeout(soon);
    soon = setTimeout(onChange, 150);
  };

  const compare = async () => {
    const began = performance.now();
    const { directories, signature } = await survey(dir);
    if (closed) return;
    watchDirectories(watchers, directories, notice);
    // The first time too: something may have changed between the reading of the folder and this.
    if (seen !== signature) notice();
    seen = signature;
    // At most 2 % of the time goes into comparing.
    const pause = Math.max(1000, (performance.now() - began) * 50);
    later = setTimeout(() => void compare(), pause).unref();
  };
  void compare();

  return {
    close() {
      closed = true;
      clearTimeout(soon);
      clearTimeout(later);
      for (const watcher of watchers.values()) watcher.close();
    },
  };
}

async function survey(dir: string): Promise<{ directories: string[]; signature: string }> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true }).catch(() => []);
  const directories = entries.filter((entry) => entry.isDirectory());
  const marks = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const path = join(entry.parentPath, entry.name);
        const found = await stat(path).catch(() => undefined);
        return `${path} ${found?.mtimeMs} ${found?.size}`;
      }),
  );
  return {
    directories: [dir, ...directories.map((entry) => join(entry.parentPath, entry.name))],
    signature: marks.sort().join("\n"),
  };
}

function watchDirectories(
  watchers: Map<string, FSWatcher>,
  directories: readonly string[],
  notice: () => void,
): void {
  for (const directory of directories) {
    if (watchers.has(directory)) continue;
    try {
      const watcher = watch(directory, { persistent: false }, notice);
      watcher.on("error", () => {
        watchers.delete(directory);
        watcher.close();
      });
      watchers.set(directory, watcher);
    } catch (cause) {
      if (!isGone(cause)) continue; // out of watches: the comparison still sees the change
    }
  }
}

/** What is kept under this name; `undefined` where there is nothing, or nothing readable. */
export async function readCache(dir: string, key: string): Promise<Buffer | undefined> {
  return readFile(join(dir, `${key}.bin`)).catch(() => undefined);
}

/** Keeps bytes for the next start. A cache that cannot be written is only a slower start. */
export async function writeCache(
  dir: string,
  key: string,
  bytes: Iterable<Uint8Array>,
): Promise<void> {
  const file = join(dir, `${key}.bin`);
  const draft = `${file}.${process.pid}`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(draft, bytes);
    await rename(draft, file);
    await dropOldest(dir);
  } catch {
    return;
  }
}

/** Every edit of the content is a new entry; an editor's day would fill the disk. */
async function dropOldest(dir: string): Promise<void> {
  const names = (await readdir(dir)).filter((name) => name.endsWith(".bin"));
  const aged = await Promise.all(
    names.map(async (name) => ({ name, at: (await stat(join(dir, name))).mtimeMs })),
  );
  const old = aged.sort((a, b) => b.at - a.at).slice(cacheEntries);
  await Promise.all(old.map(({ name }) => rm(join(dir, name), { force: true })));
}

/** A name that changes with any byte of any file. */
export function fingerprint(files: readonly SourceFile[], version: string): string {
  const hash = createHash("sha256").update(version);
  for (const file of files) hash.update(`\0${file.path}\0${file.text}`);
  return hash.digest("hex").slice(0, 32);
}

function isGone(cause: unknown): boolean {
  return cause instanceof Error && "code" in cause && cause.code === "ENOENT";
}
