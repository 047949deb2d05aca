/** It starts where people run it: from a fresh clone in production, and as the Dockerfile builds it. */

import { type SpawnOptions, spawn } from "node:child_process";
import { chmod, chown, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkOut } from "../support/checkout.ts";
import {
  copyStage,
  environmentOf,
  programOf,
  readDockerfile,
  textsOf,
} from "../support/dockerfile.ts";
import { freePort, isListening, startServer, temporaryFolder } from "../support/process.ts";

const production = {
  NODE_ENV: "production",
  RATE_LIMITS: "on",
  IDENTITY_SECRET: "k3Jx9vQz7Lm2Wn8Rt5Yb1Hd6Fs4Gp0Ac",
  ALLOWED_ORIGINS: "https://wallet.example.com",
};

/** Runs to the end; resolves with its exit code and all that it printed. */
function run([program, ...args]: readonly [string, ...string[]], options: SpawnOptions) {
  const child = spawn(program, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (data: Buffer) => {
      output += data;
    });
  }
  return new Promise<{ readonly code: number | null; readonly output: string }>((resolve) =>
    child.once("close", (code) => resolve({ code, output })),
  );
}

/** The shell's, with what it needs to reach the registry, and without what `npm test` itself has set. */
const shell = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_ENV$|DATABASE_URL$)/.test(name)),
);

const environment = (settings: Readonly<Record<string, string>>) => ({
  ...shell,
  // What `npm ci` of this tree has downloaded is not downloaded again.
  npm_config_prefer_offline: "true",
  ...settings,
});

test("a fresh clone installs without a warning, builds and starts in production, and builds once", async () => {
  const clone = await temporaryFolder();
  checkOut(clone.path);
  const env = environment({ NODE_ENV: "production" });
  const { code, output } = await run(["npm", "ci"], { cwd: clone.path, env });
  expect(output).not.toMatch(/warn/i);
  expect(code).toBe(0);

  const start = () =>
    startServer({ ...production, PORT: "0" }, { command: ["npm", "start"], folder: clone.path });
  const first = await start();
  expect((await fetch(`${first.url}/support`)).status).toBe(200);
  expect((await fetch(`${first.url}/`)).status).toBe(404);
  expect(await first.end("SIGTERM")).toEqual({ code: 0, signal: null });
  expect(await isListening(first.url)).toBe(false);
  // npm's banner, one line of the build, and the log: no bundler speaks.
  const lines = first.output().split("\n");
  expect(lines.filter((line) => !/^($|> |\{)/.test(line))).toEqual([
    expect.stringMatching(/^Built widget, .*faq\.$/),
  ]);

  const second = await start();
  await second.end("SIGTERM");
  expect(second.output()).not.toContain("Built");
  await clone.remove();
});

test("the image is built by the project's scripts, and runs what it copies as a user who is not root", async () => {
  const [buildStage, runStage] = readDockerfile();
  const image = await temporaryFolder();
  const built = join(image.path, "build");
  const app = join(image.path, "app");
  const data = join(image.path, "data");
  checkOut(built);
  const scripts = textsOf(buildStage, "RUN");
  expect(scripts).toEqual(["npm ci --omit=dev", "npm run build"]);
  for (const script of scripts) {
    const env = environment({});
    expect(await run(["sh", "-c", script], { cwd: built, env })).toMatchObject({ code: 0 });
  }

  await copyStage(runStage, built, app);
  expect(textsOf(runStage, "RUN")).toEqual([
    "apt-get update && apt-get install -y --no-install-recommends postgresql-client && rm -rf /var/lib/apt/lists/*",
    "install -d -o node -g node /data",
  ]);
  expect(textsOf(runStage, "USER")).toEqual(["node"]);
  await mkdir(data);
  const asRoot = process.getuid?.() === 0;
  const uid = asRoot ? 65_534 : undefined;
  if (uid !== undefined) await chown(data, uid, uid);
  await chmod(image.path, 0o755);

  const settings = {
    ...production,
    ...environmentOf(runStage),
    PORT: String(await freePort()),
    DATA_DIR: data,
  };
  const command = programOf(textsOf(runStage, "CMD")[0]);
  const server = await startServer(settings, { command, folder: app, uid });
  const check = programOf(textsOf(runStage, "HEALTHCHECK")[0]);
  expect(await run(check, { cwd: app, env: environment(settings) })).toMatchObject({ code: 0 });
  expect(await server.end("SIGTERM")).toEqual({ code: 0, signal: null });
  expect(await run(check, { cwd: app, env: environment(settings) })).toMatchObject({ code: 1 });
  await image.remove();
});
