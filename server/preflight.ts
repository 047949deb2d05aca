/** What would keep the server from starting, found before the content is read, which takes longer. */

import { accessSync, constants, existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join, resolve } from "node:path";
import { BadConfig, type Config } from "./config.ts";

/** A name that takes longer to be looked up is no address of this machine. */
const lookupMs = 1_500;

/** Makes the data folder. Throws `BadConfig`. */
export async function preflight(config: Config): Promise<void> {
  const problems = [
    dataProblem(config.dataDir),
    isFolder(config.faqDir) ? undefined : `FAQ_DIR: ${config.faqDir} is not a folder.`,
    existsSync(join(config.publicDir, "widget.js"))
      ? undefined
      : `PUBLIC_DIR: ${config.publicDir} holds no built pages; npm run build makes them.`,
    keysProblem(config.identity.jwks),
    await listenProblem(config),
  ].filter((problem) => problem !== undefined);
  if (problems.length > 0) throw new BadConfig(problems);
}

function dataProblem(folder: string): string | undefined {
  try {
    makeFolder(resolve(folder));
  } catch (error) {
    return `DATA_DIR: the folder ${folder} can't be made (${codeOf(error)}).`;
  }
  try {
    accessSync(folder, constants.W_OK);
    return undefined;
  } catch (error) {
    return `DATA_DIR: this user may not write in ${folder} (${codeOf(error)}).`;
  }
}

/** An address is asked when the first customer comes. */
function keysProblem(jwks: string | undefined): string | undefined {
  if (!jwks || /^https?:/.test(jwks)) return undefined;
  try {
    JSON.parse(readFileSync(jwks, "utf8"));
    return undefined;
  } catch (error) {
    return `IDENTITY_JWKS: the keys in ${jwks} can't be read (${codeOf(error)}).`;
  }
}

/** Parent by parent: Node's own `recursive` never returns where a parent answers ENOENT, as /proc does. */
function makeFolder(path: string): void {
  if (isFolder(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Another process may have been faster.
    if (!isFolder(path)) throw error;
  }
}

const isFolder = (path: string) =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

function listenProblem({ host, port }: Config): Promise<string | undefined> {
  return new Promise((found) => {
    const nowhere = `HOST: ${host} is not an address of this machine.`;
    const slow = setTimeout(() => found(nowhere), lookupMs);
    const probe = createServer();
    probe.once("error", (error) => {
      clearTimeout(slow);
      found(listenProblems[codeOf(error)]?.(port) ?? nowhere);
    });
    probe.listen({ port, host }, () => {
      clearTimeout(slow);
      probe.close(() => found(undefined));
    });
  });
}

const listenProblems: Readonly<Record<string, (port: number) => string>> = {
  EADDRINUSE: (port) => `PORT: ${port} is taken. Set PORT to another one, or to 0 for any.`,
  EACCES: (port) => `PORT: this user may not listen on ${port}.`,
};

const codeOf = (error: unknown) =>
  error instanceof Error && "code" in error ? String(error.code) : String(error);
