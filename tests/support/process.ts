/** The built server as a process of its own, for tests that end it. */

import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** What the server calls the first administrator. */
export const adminName = "小星";
export const adminEmail = "admin@example.com";
export const adminPassword = "a-long-test-password";

export interface ServerProcess {
  readonly url: string;
  readonly child: ChildProcess;
  /** All that was printed so far. */
  readonly output: () => string;
  /** Ends it with the signal; resolves with how it ended. */
  end(
    signal: NodeJS.Signals,
  ): Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
}

export async function temporaryFolder() {
  const path = await mkdtemp(join(tmpdir(), "pocketdesk-"));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

export const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });

/**
 * What a process needs of this machine. The settings of the test run itself stay out: `DATABASE_URL`, for
 * one, is for the tests, and the server would refuse it or use it.
 */
const machine = Object.fromEntries(
  ["PATH", "HOME", "TMPDIR"].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  }),
);

export interface HowToStart {
  readonly command?: readonly [string, ...string[]];
  /** Where; this project's root by default. */
  readonly folder?: string;
  /** As which user. */
  readonly uid?: number | undefined;
}

/** Starts the built server; resolves at its `ready` line, rejects with its output when it ends before. */
export async function startServer(
  settings: Readonly<Record<string, string>>,
  how: HowToStart = {},
): Promise<ServerProcess> {
  const [program, ...args] = how.command ?? [process.execPath, "dist/server/main.mjs"];
  const child = spawn(program, args, {
    cwd: how.folder,
    uid: how.uid,
    env: {
      ...machine,
      NODE_ENV: "development",
      RATE_LIMITS: "off",
      ADMIN_EMAIL: adminEmail,
      ADMIN_PASSWORD: adminPassword,
      ...settings,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once("exit", (code, signal) => resolve({ code, signal }));
  });
  const url = new Promise<string>((resolve, reject) => {
    const listen = (data: Buffer) => {
      output += data;
      const ready = output
        .split("\n")
        .find((line) => line.includes('"msg":"ready"') && line.endsWith("}"));
      if (ready) resolve(JSON.parse(ready).url);
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    // Unlike `exit`, this comes after the last of the output.
    child.once("close", (code) => reject(new Error(`The server ended with ${code}.\n${output}`)));
    child.once("error", reject);
  });
  return {
    url: await url,
    child,
    output: () => output,
    end(signal) {
      child.kill(signal);
      return ended;
    },
  };
}

/** True while something takes connections at the address. */
export const isListening = (url: string) =>
  fetch(`${url}/livez`).then(
    () => true,
    () => false,
  );

export interface Account {
  readonly email: string;
  readonly password: string;
}

/** Adds an agent to the database in the folder, as an operator does. */
export async function createAgent(dataDir: string, email: string): Promise<Account> {
  const password = "a-long-agent-password";
  await promisify(execFile)(
    process.execPath,
    [
      "dist/server/admin.mjs",
      "create-agent",
      "--email",
      email,
      "--name",
      email,
      "--password",
      password,
    ],
    { env: { ...machine, DATA_DIR: dataDir } },
  );
  return { email, password };
}

/** Answers the agent's token. */
export async function signIn(url: string, { email, password }: Account): Promise<string> {
  const response = await fetch(`${url}/api/agent/sessions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, password }),
  });
  if (!response.ok) throw new Error(`Signing in failed: ${await response.text()}`);
  return (await response.json()).token;
}
