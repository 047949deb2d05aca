import { existsSync } from "node:fs";
import { copyDatabase } from "../storage/copying/copy.ts";
import { backUpPostgres, restorePostgres } from "../storage/postgres/copies.ts";
import { checkDatabase } from "../storage/sqlite/check.ts";
import { backUpDatabase, restoreDatabase } from "../storage/sqlite/copies.ts";
import { keyOfCopy, rotateDataKey } from "../storage/sqlite/encryption.ts";
import type { DataKeys } from "../storage/sqlite/key-file.ts";
import { lockDatabase } from "../storage/sqlite/lock.ts";
import { openSqliteStore } from "../storage/sqlite/open.ts";
import { BadUsage } from "./admin-command.ts";

interface DatabaseAccess {
  readonly path: string;
  readonly keys: DataKeys | undefined;
  /** PostgreSQL's, where DATABASE_URL is set. */
  readonly url: string | undefined;
}

/** Works on the database's file itself. */
export interface DatabaseCommand {
  readonly usage: string;
  readonly does: string;
  /** Returns what to print; throws what is wrong. `print` takes lines meanwhile. */
  run(
    database: DatabaseAccess,
    file: string | undefined,
    print: (line: string) => void,
  ): string | Promise<string>;
}

export const databaseCommands: Readonly<Record<string, DatabaseCommand>> = {
  check: {
    usage: "[FILE]",
    does: "looks the database through, or a copy of it; a server may be running",
    run({ path, keys, url }, file = path) {
      refusePostgres(url);
      const problems = checkDatabase(file, keyOfCopy(file, keys));
      if (problems.length > 0) throw new CommandProblem(problems.join("\n"));
      return `${file} is sound.`;
    },
  },
  backup: {
    usage: "FILE",
    does: "a copy of the database in one file; a server may be running",
    async run({ path, keys, url }, file) {
      const to = needed(file);
      if (url === undefined) backUpDatabase(path, to, keys);
      else await backUpPostgres(url, to);
      return `Backed up to ${to}.`;
    },
  },
  restore: {
    usage: "FILE",
    does: "puts a backup in the database's place; the server must be stopped",
    async run({ path, keys, url }, file) {
      const from = needed(file);
      if (url !== undefined) {
        await restorePostgres(url, from);
        return `Restored ${from}.`;
      }
      const aside = restoreDatabase(path, from, keys);
      return `Restored ${from}.${aside ? ` What was there before is ${aside}.` : ""}`;
    },
  },
  "copy-to": {
    usage: "DATABASE_URL",
    does: "copies all into an empty PostgreSQL and compares it; the server must be stopped",
    run: copyTo,
  },
  "rotate-key": {
    usage: "",
    does: "encrypts the database again, with another data key; the server must be stopped",
    run({ path, keys, url }) {
      refusePostgres(url);
      rotateDataKey(path, keys);
      return `${path} is encrypted with a new data key.`;
    },
  },
};

function refusePostgres(url: string | undefined) {
  if (url === undefined) return;
  throw new Error(
    "It is for the embedded database; DATABASE_URL is set. PostgreSQL has its own tools for it.",
  );
}

async function copyTo(
  { path, keys }: DatabaseAccess,
  url: string | undefined,
  print: (line: string) => void,
): Promise<string> {
  if (!url || !/^postgres(ql)?:\/\//.test(url)) {
    throw new BadUsage(
      "The address of the new database is needed: postgres://user:password@host/name.",
    );
  }
  if (!existsSync(path)) throw new Error(`There is no database ${path}.`);
  const release = lockDatabase(path);
  try {
    // As a start does: what an older version has left is brought up to date.
    await (await openSqliteStore({ path, keys, as: "command" })).close();
    const key = keyOfCopy(path, keys);
    const [problem] = checkDatabase(path, key);
    if (problem) throw new Error(`${path} is damaged: ${problem}`);
    const begun = performance.now();
    const counts = await copyDatabase({ path, key, url, print });
    const seconds = Math.round((performance.now() - begun) / 1_000);
    const copied = ["customers", "conversations", "messages"]
      .map((name) => `${counts.get(name)} ${name}`)
      .join(", ");
    return `Copied ${copied} and all else in ${seconds} s; every row was compared. Attachments are files, and stay where they are: set DATABASE_URL, keep DATA_DIR, BLOBS_URL and DATA_KEY as they are, and start the server.`;
  } finally {
    release();
  }
}

/** Something is not as it should be, or the command can't be done with it: a line to read, no bug. */
export class CommandProblem extends Error {}

function needed(file: string | undefined): string {
  if (file === undefined) throw new BadUsage("A file is needed.");
  return file;
}
