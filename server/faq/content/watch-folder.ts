import { type FSWatcher, watch } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

/** Changes that come faster than this after each other are one change. */
const debounceMs = 150;
const leastPollMs = 1000;
/** Polling takes at most 2 % of the time. */
const pollPause = 50;

/**
 * Calls `onChange` after the last of several changes in a folder. The kernel reports changes at once. Some file systems
 * report none (mounted volumes, network shares), so times and sizes are also polled.
 */
export function watchFolder(dir: string, onChange: () => void): { close(): void } {
  const watchers = new Map<string, FSWatcher>();
  let debounceTimer: NodeJS.Timeout | undefined;
  let pollTimer: NodeJS.Timeout | undefined;
  let lastSignature: string | undefined;
  let closed = false;

  const reportSoon = () => {
    clearTimeout(debounceTimer);
    debounceTimer = setTimeout(onChange, debounceMs);
  };

  const poll = async () => {
    const began = performance.now();
    const { directories, signature } = await scanFolder(dir);
    if (closed) return;
    watchDirectories(watchers, directories, reportSoon);
    // Also the first time: a file may have changed after the folder was read and before it was watched.
    if (lastSignature !== signature) reportSoon();
    lastSignature = signature;
    const pause = Math.max(leastPollMs, (performance.now() - began) * pollPause);
    pollTimer = setTimeout(() => void poll(), pause).unref();
  };
  void poll();

  return {
    close() {
      closed = true;
      clearTimeout(debounceTimer);
      clearTimeout(pollTimer);
      for (const watcher of watchers.values()) watcher.close();
    },
  };
}

/** The signature changes with the name, the time or the size of any file. */
async function scanFolder(dir: string): Promise<{ directories: string[]; signature: string }> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true }).catch(() => []);
  const directories = entries.filter((entry) => entry.isDirectory());
  const files = await Promise.all(
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
    signature: files.sort().join("\n"),
  };
}

function watchDirectories(
  watchers: Map<string, FSWatcher>,
  directories: readonly string[],
  onChange: () => void,
): void {
  for (const directory of directories) {
    const watcher = watchers.has(directory) ? undefined : tryToWatch(directory, onChange);
    if (watcher === undefined) continue;
    watcher.on("error", () => {
      watchers.delete(directory);
      watcher.close();
    });
    watchers.set(directory, watcher);
  }
}

function tryToWatch(directory: string, onChange: () => void): FSWatcher | undefined {
  try {
    return watch(directory, { persistent: false }, onChange);
  } catch {
    return undefined; // just deleted, or the kernel has no watchers left: polling still sees the changes
  }
}
