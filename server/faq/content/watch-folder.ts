import { type FSWatcher, watch } from "node:fs";
import { listFolder } from "./folder.ts";

/** Changes that come faster than this after each other are one change. */
const debounceMs = 150;
const leastPollMs = 1000;
/** Polling takes at most 2 % of the time. */
const pollPause = 50;
const nothing = { directories: new Map<string, number>(), signature: "" } as const;

/**
 * Calls `onChange` after the last of several changes in a folder. The kernel reports changes at once. Some file systems
 * report none (mounted volumes, network shares), so times and sizes are also polled.
 */
export function watchFolder(dir: string, onChange: () => void): { close(): void } {
  const watchers: Watchers = new Map();
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
    // The folder itself is watched too: it may be missing for a moment.
    const { directories, signature } = await listFolder(dir).catch(() => nothing);
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
      for (const { watcher } of watchers.values()) watcher.close();
    },
  };
}

type Watchers = Map<string, { readonly watcher: FSWatcher; readonly inode: number }>;

/** The kernel watches what a path led to; another directory in its place is watched by the next poll. */
function watchDirectories(
  watchers: Watchers,
  directories: ReadonlyMap<string, number>,
  onChange: () => void,
): void {
  for (const [directory, inode] of directories) {
    const known = watchers.get(directory);
    if (known?.inode === inode) continue;
    known?.watcher.close();
    watchers.delete(directory);
    const watcher = tryToWatch(directory, onChange);
    if (watcher === undefined) continue;
    watcher.on("error", () => {
      watchers.delete(directory);
      watcher.close();
    });
    watchers.set(directory, { watcher, inode });
  }
}

function tryToWatch(directory: string, onChange: () => void): FSWatcher | undefined {
  try {
    return watch(directory, { persistent: false }, onChange);
  } catch {
    return undefined; // just deleted, or the kernel has no watchers left: polling still sees the changes
  }
}
