import { type ChildProcess, execFile, fork } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

export interface RunningServer {
  readonly url: string;
  /** Resident memory after a garbage collection, in bytes. */
  memory(): Promise<number>;
  /** CPU time of all its threads by now, in microseconds. */
  cpu(): Promise<number>;
  stop(): Promise<void>;
}

export const agentPassword = "bench-password-1";

/** The built server of a checkout on an empty database with `agents` agents `bench<n>@example.com`. */
export async function startPocketDesk(
  agents: number,
  checkout = process.cwd(),
): Promise<RunningServer> {
  const prepared = await preparePocketDesk(agents, checkout);
  return prepared.start();
}

/** Everything up to its start, which takes seconds for each agent: two that are compared begin to run at the same moment. */
export async function preparePocketDesk(agents: number, checkout: string) {
  const { folder, env } = await prepare(agents, checkout, {});
  return {
    async start(): Promise<RunningServer> {
      const server = await startModule(join(checkout, "dist/server/main.mjs"), env);
      return {
        ...server,
        async stop() {
          await server.stop();
          await rm(folder, { recursive: true, force: true });
        },
      };
    },
  };
}

/** So many of the built server, with the same settings, as nodes of one installation. */
export async function startNodes(
  count: number,
  agents: number,
  settings: Readonly<Record<string, string>>,
) {
  const { folder, env } = await prepare(agents, process.cwd(), settings);
  const nodes: RunningServer[] = [];
  while (nodes.length < count) nodes.push(await startModule("dist/server/main.mjs", env));
  return {
    urls: nodes.map(({ url }) => url),
    async cpu() {
      const times = await Promise.all(nodes.map((node) => node.cpu()));
      return times.reduce((sum, one) => sum + one, 0);
    },
    async stop() {
      for (const node of nodes) await node.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function prepare(
  agents: number,
  checkout: string,
  settings: Readonly<Record<string, string>>,
) {
  const folder = await mkdtemp(join(tmpdir(), "pocketdesk-bench-"));
  const env = {
    ...process.env,
    PORT: "0",
    DATA_DIR: folder,
    FAQ_DIR: await patientContent(checkout, folder),
    RATE_LIMITS: "off",
    LOG_LEVEL: "info",
    NODE_ENV: "development",
    ADMIN_EMAIL: "admin@example.com",
    ADMIN_PASSWORD: agentPassword,
    ...settings,
  };
  for (let number = 0; number < agents; number += 1) {
    const account = [
      "--email",
      `bench${number}@example.com`,
      "--name",
      `Bench ${number}`,
      "--password",
      agentPassword,
    ];
    await promisify(execFile)(
      "node",
      ["scripts/run.mjs", "server/cli/admin.ts", "create-agent", ...account],
      { env, cwd: checkout },
    );
  }
  return { folder, env };
}

/** The content of a checkout with a desk that takes no conversation from agents who only listen. */
async function patientContent(checkout: string, folder: string): Promise<string> {
  const content = join(folder, "faq-content");
  await cp(join(checkout, "faq-content"), content, { recursive: true });
  const rules = join(content, "queue.yml");
  const written = await readFile(rules, "utf8").catch(() => "");
  const patient = written.replace(/^(firstReply|nextReply):.*$/gm, "$1: 9 hours");
  if (patient !== written) await writeFile(rules, patient);
  return content;
}

/** The floor: Socket.IO with the same settings that acknowledges and does nothing else. */
export const startEcho = () => startModule("bench/chat/echo.mjs", { ...process.env });

async function startModule(module: string, env: NodeJS.ProcessEnv): Promise<RunningServer> {
  const child = fork("bench/chat/host.mjs", [module], {
    env,
    // As `npm start` runs it, and a way to collect before memory is read.
    execArgv: ["--max-semi-space-size=32", "--expose-gc"],
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const url = await readyUrl(child);
  const ask = (question: "memory" | "cpu") =>
    new Promise<number>((resolve) => {
      child.once("message", (answer) => resolve(Number(answer)));
      child.send(question);
    });
  return {
    url,
    memory: () => ask("memory"),
    cpu: () => ask("cpu"),
    stop: () =>
      new Promise((resolve) => {
        child.once("exit", () => resolve());
        child.kill("SIGTERM");
      }),
  };
}

function readyUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    child.stdout?.on("data", (data) => {
      text += data;
      const line = text.split("\n").find((candidate) => candidate.includes('"msg":"ready"'));
      if (line?.endsWith("}")) resolve(JSON.parse(line).url);
    });
    child.once("exit", (code) =>
      reject(new Error(`The server ended with ${code} before it was ready.\n${text}`)),
    );
  });
}
