import { statSync } from "node:fs";
import { StoreUnavailable } from "../../ports/store.ts";

/**
 * Returns a check that throws when another file, or none, has the database's name. The open files would go on to take
 * all that is written, and the next start would find nothing of it. It costs some 10 µs.
 */
export function createMovedFiles(path: string): () => void {
  const files = [path, `${path}-wal`];
  const opened = files.map(identityOf);
  return () => {
    const moved = files.some((file, index) => identityOf(file) !== opened[index]);
    if (moved) throw new StoreUnavailable("the database file was moved or replaced");
  };
}

function identityOf(file: string): string | undefined {
  const found = statSync(file, { throwIfNoEntry: false });
  return found && `${found.dev}:${found.ino}`;
}
