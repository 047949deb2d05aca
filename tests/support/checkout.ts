import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, symlinkSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** Copies what a clone of this tree, as it is now, would hold: all files that are not ignored. */
export function checkOut(folder: string): void {
  const listed = execFileSync("git", ["ls-files", "-z", "-co", "--exclude-standard"], {
    encoding: "utf8",
  });
  for (const path of listed.split("\0").filter((one) => one !== "" && existsSync(one))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    copyFileSync(path, join(folder, path));
  }
}

const git = (...args: readonly string[]) =>
  execFileSync("git", args, { encoding: "buffer", maxBuffer: 2 ** 30 });

/** The commit before the one that added the newest migration; undefined where the history is not there. */
export function commitBeforeLastMigration(): string | undefined {
  const added = ["log", "-1", "--diff-filter=A", "--format=%P", "--"];
  try {
    const [parent] = git(...added, "server/storage/migrations/[0-9]*.ts")
      .toString()
      .split(/\s/);
    return parent === "" ? undefined : parent;
  } catch {
    return undefined;
  }
}

/** The tree of that commit, with the packages of this one. */
export function checkOutCommit(commit: string, folder: string): void {
  execFileSync("tar", ["-x", "-C", folder], { input: git("archive", "--format=tar", commit) });
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
}
