import { io } from "socket.io-client";
import { residentMb } from "../support/memory.ts";
import {
  adminEmail,
  adminPassword,
  signIn,
  startServer,
  temporaryFolder,
} from "../support/process.ts";
import { attack, type Report } from "./attack.ts";
import { hostKey } from "./corpus.ts";

export interface FuzzRun extends Report {
  readonly seed: number;
  readonly count: number;
  readonly seconds: number;
  readonly sameProcess: boolean;
  /** Lines of the log that name a bug. */
  readonly bugs: readonly string[];
  /** MB after a garbage collection: before, and afterwards. */
  readonly memory: readonly [number, number];
}

const collecting = [
  process.execPath,
  "--expose-gc",
  "--import",
  "./tests/support/collect-on-signal.mjs",
  "dist/server/main.mjs",
] as const;

interface FuzzOptions {
  readonly seed: number;
  readonly count: number;
  /** So many mutations come first, so that the caches are full. */
  readonly warmUp: number;
  /** Handshakes and requests that were never finished end within ten seconds, in milliseconds. */
  readonly settleMs: number;
}

/** A server of its own is attacked. */
export async function fuzz({ seed, count, warmUp, settleMs }: FuzzOptions): Promise<FuzzRun> {
  const folder = await temporaryFolder();
  const server = await startServer(
    { PORT: "0", DATA_DIR: folder.path, LOG_LEVEL: "info", HOST_API_KEY: hostKey },
    { command: collecting },
  );
  const token = await signIn(server.url, { email: adminEmail, password: adminPassword });
  const there = { ...(await begin(server.url)), url: server.url, token };
  const { pid } = server.child;
  const settled = async () => {
    await wait(settleMs);
    server.child.kill("SIGUSR2");
    await wait(500);
    return residentMb(pid);
  };
  try {
    await attack({ ...there, seed: seed + 1, count: warmUp });
    const before = await settled();
    const start = performance.now();
    const report = await attack({ ...there, seed, count });
    const seconds = (performance.now() - start) / 1_000;
    const after = await settled();
    const bugs = server
      .output()
      .split("\n")
      .filter((line) => /"msg":"bug"|unhandled|uncaught/i.test(line));
    const isReady = (await fetch(`${server.url}/readyz`)).status === 200;
    const sameProcess = isReady && server.child.exitCode === null && server.child.pid === pid;
    return { ...report, seed, count, seconds, sameProcess, bugs, memory: [before, after] };
  } finally {
    await server.end("SIGTERM");
    await folder.remove();
  }
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Somebody waits for an agent and has filed a complaint: what the frames name is there. */
async function begin(url: string) {
  const socket = io(`${url}/customer`, { transports: ["websocket"] });
  const call = async (name: string, payload: object) => {
    const answer = await socket.timeout(10_000).emitWithAck(name, payload);
    if (!answer.ok) throw new Error(`${name}: ${answer.error.code}`);
    return answer.value;
  };
  await call("agent:request", {});
  const { conversations } = await call("conversation:list", {});
  const filed = await call("ticket:file", { topic: "支付", description: "没到账" });
  socket.close();
  return { conversationId: String(conversations[0].id), ticket: String(filed.ticket.number) };
}
