/**
 * Folds the log back into the database, and ends. The writer goes on meanwhile: SQLite allows both at once.
 *
 * Plain JavaScript, as it is loaded by its file name, from the sources and from the bundle.
 */

import { workerData } from "node:worker_threads";
import Database from "libsql";

const database = new Database(workerData.path);
// What was folded back survives a power cut before the log that held it is written over.
database.exec("PRAGMA synchronous = FULL");
database.exec("PRAGMA wal_checkpoint(PASSIVE)");
database.close();
