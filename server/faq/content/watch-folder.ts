import { type FSWatcher, watch } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { listFolder } from "./folder.ts";

/** Changes that come faster than this after each other are one change. */
const debounceMs = 150;
const leastPollMs = 1000;
/** Polling takes at most 2 % of the time. */
const pollPause = 50;
const nothing = { directories: new Map<string, number>(), signature: "" } as const;

/**
 * Calls `onChange` after the last of several changes in a folder. The kernel reports changes at once, also that another folder
 * replaces it. Some file systems report none (mounted volumes, network shares), so times and sizes are also polled.
 */
export function watchFolder(dir: string, onChange: () => void): { close(): void } {
  const watchers: Watchers = new Map();
  let debounceTimer: NodeJS.Timeout | undefined;
  let lastSignature: string | undefined;

  const reportSoon = () => {
    clearTimeout(debounceTimer);
    debounceTimer = setTimeout(onChange, debounceMs);
  };
  const polling = pollAgain(async (isClosed) => {
    // The folder itself is watched too: it may be missing for a moment.
    const { directories, signature } = await listFolder(dir).catch(() => nothing);
    if (isClosed()) return;
    watchDirectories(watchers, directories, reportSoon);
    // Also the first time: a file may have changed after the folder was read and before it was watched.
    if (lastSignature !== signature) reportSoon();
    lastSignature = signature;
  });
  const place = resolve(dir);
  const around = tryToWatch(dirname(place), (name) => {
    if (name === basename(place)) polling.now();
  });
  around?.on("error", () => around.close());

  return {
    close() {
      polling.close();
      around?.close();
      clearTimeout(debounceTimer);
      for (const { watcher } of watchers.values()) watcher.close();
    },
  };
}

/** Looks at once, and from then on after pauses, or where it is asked for; never twice at the same time. */
function pollAgain(look: (isClosed: () => boolean) => Promise<void>) {
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  let looking = false;
  let isAskedFor = false;
  async function poll() {
    clearTimeout(timer);
    looking = true;
    const began = performance.now();
    await look(() => closed);
    looking = false;
    if (closed) return;
    if (isAskedFor) return now();
    const pause = Math.max(leastPollMs, (performance.now() - began) * pollPause);
    timer = setTimeout(() => void poll(), pause).unref();
  }
  function now(): void {
    isAskedFor = looking;
    if (!looking) void poll();
  }
  now();
  return {
    now,
    close() {
      closed = true;
      clearTimeout(timer);
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

function tryToWatch(
  directory: string,
  onChange: (name: string | null) => void,
): FSWatcher | undefined {
  try {
    return watch(directory, { persistent: false }, (_event, name) => onChange(name));
  } catch {
    return undefined; // just deleted, or the kernel has no watchers left: polling still sees the changes
  }
}
