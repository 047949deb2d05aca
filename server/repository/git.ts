import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type {
  ContentProposal,
  ContentRepository,
  ProposalOutcome,
} from "../ports/content-repository.ts";

/** Milliseconds. */
const slowest = 10_000;
const mostBranches = 50;

type Git = (args: readonly string[], input?: string) => Promise<string>;

/**
 * Commits on a branch of its own, by git's plumbing with an index of its own: neither the working tree nor the index of the
 * checkout is touched, and no hook runs.
 */
export const createGitRepository = (folder: string): ContentRepository => ({
  async commit(proposal) {
    const scratch = await mkdtemp(join(tmpdir(), "pocketdesk-index-"));
    try {
      const git = gitIn(folder, { GIT_INDEX_FILE: join(scratch, "index") });
      const prefix = await prefixOf(git);
      if (prefix === undefined) return { kind: "no-checkout" };
      return await commitFiles(git, prefix, proposal);
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
  },
});

/** Where the folder stands in its checkout; undefined where it is none, has no commit, or there is no git. */
async function prefixOf(git: Git): Promise<string | undefined> {
  try {
    await git(["rev-parse", "--verify", "HEAD^{commit}"]);
    return (await git(["rev-parse", "--show-prefix"])).trim();
  } catch {
    return undefined;
  }
}

async function commitFiles(
  git: Git,
  prefix: string,
  { branch, message, author, files }: ContentProposal,
): Promise<ProposalOutcome> {
  const head = (await git(["rev-parse", "HEAD"])).trim();
  await git(["read-tree", head]);
  for (const { path, before, after } of files) {
    if ((await committed(git, `${prefix}${path}`)) !== before) return { kind: "uncommitted", path };
    const blob = (await git(["hash-object", "-w", "--stdin"], after)).trim();
    await git(["update-index", "--add", "--cacheinfo", `100644,${blob},${prefix}${path}`]);
  }
  const tree = (await git(["write-tree"])).trim();
  const named = ["-c", `user.name=${author.name}`, "-c", `user.email=${author.email}`];
  const commit = (
    await git([...named, "commit-tree", tree, "-p", head, "-F", "-"], `${message}\n`)
  ).trim();
  return { kind: "branch", branch: await createBranch(git, branch, commit), commit };
}

/** Undefined where the last commit has no such file. */
const committed = (git: Git, path: string): Promise<string | undefined> =>
  git(["cat-file", "blob", `HEAD:${path}`]).catch(() => undefined);

/** Only a branch that is not there yet is made. */
async function createBranch(git: Git, name: string, commit: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const branch = number === 1 ? name : `${name}-${number}`;
    try {
      await git(["update-ref", `refs/heads/${branch}`, commit, ""]);
      return branch;
    } catch (error) {
      if (number >= mostBranches) throw error;
    }
  }
}

/** The server's own environment may point git elsewhere: it is not passed on. */
function gitIn(folder: string, own: Readonly<Record<string, string>>): Git {
  const { PATH = "", HOME = "" } = process.env;
  const env = { PATH, HOME, LC_ALL: "C", GIT_TERMINAL_PROMPT: "0", ...own };
  return (args, input = "") =>
    new Promise((resolve, reject) => {
      const options = { cwd: folder, env, timeout: slowest, maxBuffer: 4_000_000 };
      const child = execFile("git", [...args], options, (error, stdout) =>
        error ? reject(error) : resolve(stdout),
      );
      // Git may have ended before it has read all.
      child.stdin?.on("error", () => undefined);
      child.stdin?.end(input);
    });
}
