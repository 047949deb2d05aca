/** A map of limited size. Of the entries that may be dropped, the one that was unused for the longest time goes first. */
interface LruCache<Key, Value> {
  get(key: Key): Value | undefined;
  /** Returns the entry as the latest used one, and creates it where there is none. */
  use(key: Key): Value;
  /** Drops what this is true for, used or not. */
  drop(isGone: (value: Value) => boolean): void;
  /** Drops entries until the size is kept. */
  trim(): void;
  values(): readonly Value[];
  clear(): void;
}

interface LruCacheOptions<Key, Value> {
  readonly size: number;
  readonly create: (key: Key) => Value;
  readonly mayDrop: (value: Value) => boolean;
  readonly onDrop: (value: Value) => void;
}

export function createLruCache<Key, Value>(
  options: LruCacheOptions<Key, Value>,
): LruCache<Key, Value> {
  /** In the order of their last use, the latest last. */
  const entries = new Map<Key, Value>();
  return {
    get: (key) => entries.get(key),
    use(key) {
      const value = entries.get(key) ?? options.create(key);
      entries.delete(key);
      entries.set(key, value);
      return value;
    },
    drop(isGone) {
      for (const [key, value] of [...entries].filter(([, one]) => isGone(one))) {
        entries.delete(key);
        options.onDrop(value);
      }
    },
    trim() {
      const excess = Math.max(0, entries.size - options.size);
      const unused = [...entries].filter(([, value]) => options.mayDrop(value)).slice(0, excess);
      for (const [key, value] of unused) {
        entries.delete(key);
        options.onDrop(value);
      }
    },
    values: () => [...entries.values()],
    clear: () => entries.clear(),
  };
}
