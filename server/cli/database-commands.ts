import { checkDatabase } from "../storage/sqlite/check.ts";
import { backUpDatabase, restoreDatabase } from "../storage/sqlite/copies.ts";
import { BadUsage } from "./admin-command.ts";

/** Works on the database's file itself. */
export interface DatabaseCommand {
  readonly usage: string;
  readonly does: string;
  /** Returns what to print; throws what is wrong. */
  run(path: string, file: string | undefined): string;
}

export const databaseCommands: Readonly<Record<string, DatabaseCommand>> = {
  check: {
    usage: "[FILE]",
    does: "looks the database through, or a copy of it; a server may be running",
    run(path, file = path) {
      const problems = checkDatabase(file);
      if (problems.length > 0) throw new CommandProblem(problems.join("\n"));
      return `${file} is sound.`;
    },
  },
  backup: {
    usage: "FILE",
    does: "a copy of the database in one file; a server may be running",
    run(path, file) {
      const to = needed(file);
      backUpDatabase(path, to);
      return `Backed up to ${to}.`;
    },
  },
  restore: {
    usage: "FILE",
    does: "puts a backup in the database's place; the server must be stopped",
    run(path, file) {
      const from = needed(file);
      const aside = restoreDatabase(path, from);
      return `Restored ${from}.${aside ? ` What was there before is ${aside}.` : ""}`;
    },
  },
};

/** Something is not as it should be, or the command can't be done with it: a line to read, no bug. */
export class CommandProblem extends Error {}

function needed(file: string | undefined): string {
  if (file === undefined) throw new BadUsage("A file is needed.");
  return file;
}
