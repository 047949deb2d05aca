export interface ConnectionCounts {
  /** False when the address has as many connections as it may. */
  mayOpen(address: string): boolean;
  /** Returns what to call when the connection is closed. */
  opened(address: string): () => void;
}

/** Counts the open connections of each address. */
export function createConnectionCounts(limit: number): ConnectionCounts {
  const counts = new Map<string, number>();
  return {
    mayOpen: (address) => (counts.get(address) ?? 0) < limit,
    opened(address) {
      counts.set(address, (counts.get(address) ?? 0) + 1);
      return () => {
        const left = (counts.get(address) ?? 1) - 1;
        if (left > 0) counts.set(address, left);
        else counts.delete(address);
      };
    },
  };
}
