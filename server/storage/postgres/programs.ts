/** PostgreSQL's own programs, which lie on the same machine. */

import { spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";

interface StartedProgram {
  readonly stdin: Writable;
  readonly stdout: Readable;
  /** One line where it went wrong. */
  readonly ended: Promise<{ readonly failure: string | undefined }>;
  stop(): void;
}

/** Answers what it has printed. Throws one line where it went wrong. */
export async function runProgram(
  program: string,
  args: readonly string[],
  url?: string,
): Promise<string> {
  const { stdin, stdout, ended } = startProgram(program, args, url);
  stdin.end();
  let text = "";
  stdout.setEncoding("utf8").on("data", (part: string) => {
    text += part;
  });
  const { failure } = await ended;
  if (failure !== undefined) throw new Error(failure);
  return text;
}

/** `url` is the database's. The password is in the environment: what stands in the arguments, everybody on the machine can read. */
export function startProgram(
  program: string,
  args: readonly string[],
  url?: string,
): StartedProgram {
  const { address, password } = url === undefined ? {} : withoutPassword(url);
  const child = spawn(program, [...args, ...(address ? [`--dbname=${address}`] : [])], {
    env: { ...process.env, ...(password && { PGPASSWORD: password }) },
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (part: string) => {
    said += part;
  });
  const ended = new Promise<{ readonly failure: string | undefined }>((resolve) => {
    child.once("error", ({ message }) =>
      resolve({
        failure: `${program} can't be run (${message}). Is PostgreSQL's client installed?`,
      }),
    );
    // Without a code a signal has ended it.
    child.once("close", (code) =>
      resolve({ failure: code === 0 ? undefined : firstLine(said) || `${program} failed.` }),
    );
  });
  return { stdin: child.stdin, stdout: child.stdout, ended, stop: () => void child.kill() };
}

function withoutPassword(url: string) {
  const parsed = new URL(url);
  const password = decodeURIComponent(parsed.password);
  parsed.password = "";
  return { address: parsed.href, password };
}

/** Without where psql was in what it has read. */
const firstLine = (text: string) =>
  text
    .trim()
    .split("\n")[0]
    ?.replace(/^psql:<stdin>:\d+: /, "");
