import Database from "libsql";
import { isBusy } from "./connections.ts";

/**
 * Makes this process the only server on the database until the returned function is called. The lock is a transaction
 * that stays open in an empty database beside it; the operating system takes it back when the process ends, however
 * it ends. Throws when another server has it.
 */
export function lockDatabase(path: string): () => void {
  const database = new Database(`${path}.lock`);
  try {
    database.exec("PRAGMA busy_timeout = 0");
    // There is nothing to roll back, and no file for it.
    database.exec("PRAGMA journal_mode = MEMORY");
    database.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    database.close();
    if (!isBusy(error)) throw error;
    throw new Error("another server is running on it", { cause: error });
  }
  return () => database.close();
}
