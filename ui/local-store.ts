/** Small values that outlive the page. Where the browser does not allow it they live as long as the page. */
export interface LocalStore {
  read(key: string): string | undefined;
  write(key: string, value: string): void;
  remove(key: string): void;
  /** All keys with this prefix. */
  keys(prefix: string): readonly string[];
}

/** Storage may be missing, forbidden (it throws on access) or full: then values are in memory. */
export function createLocalStore(
  prefix: string,
  storage: Storage | undefined = pageStorage(),
): LocalStore {
  const memory = new Map<string, string>();
  const attempt = <T>(action: (store: Storage) => T): T | undefined => {
    try {
      return storage && action(storage);
    } catch {
      return undefined;
    }
  };
  return {
    read: (key) => memory.get(key) ?? attempt((store) => store.getItem(prefix + key)) ?? undefined,
    write(key, value) {
      const stored = attempt((store) => {
        store.setItem(prefix + key, value);
        return true;
      });
      if (stored) memory.delete(key);
      else memory.set(key, value);
    },
    remove(key) {
      memory.delete(key);
      attempt((store) => store.removeItem(prefix + key));
    },
    keys(start) {
      const stored = attempt((store) => Object.keys(store)) ?? [];
      const own = stored.filter((key) => key.startsWith(prefix)).map((k) => k.slice(prefix.length));
      return [...new Set([...own, ...memory.keys()])].filter((key) => key.startsWith(start));
    },
  };
}

function pageStorage(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}
