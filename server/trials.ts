import { fork } from "node:child_process";
import type { TrialProgress } from "../protocol/content-reply.ts";
import type { Trial, TrialRunner } from "./actions/trial-work.ts";
import { Refusal } from "./domain/refusal.ts";
import type { TrialMessage, TrialRequest } from "./trial-messages.ts";

const defaults = {
  /** So long the last trial can be asked at once; then its memory is free again. */
  idleMs: 300_000,
  /** What takes longer is taken to hang: on a busy machine a trial takes a minute or two. */
  mostMs: 600_000,
};

/** In megabytes; two contents of 100,000 phrasings take half of it. */
const memory = 1_024;

/** Tries changes in a process beside this one, so that chats go on as if there were none. It starts with the first trial. */
export function createTrials(
  module: URL,
  cacheDir: string,
  { idleMs, mostMs } = defaults,
): TrialRunner {
  let running: ReturnType<typeof startProcess> | undefined;
  let idle: NodeJS.Timeout | undefined;

  async function ask(
    request: Omit<TrialRequest, "number" | "cacheDir">,
    report?: (progress: TrialProgress) => void,
  ) {
    clearTimeout(idle);
    if (!running?.isAlive()) running = startProcess(module);
    const asked = running;
    const limit = setTimeout(asked.kill, mostMs);
    try {
      return await asked.ask({ ...request, cacheDir }, report);
    } finally {
      clearTimeout(limit);
      clearTimeout(idle);
      idle = setTimeout(asked.kill, idleMs);
      idle.unref();
    }
  }

  return {
    run: async (work, report) => (await ask({ work }, report)) as Trial,
    ask: async (work, asked) =>
      (await ask({ work, asked })) as Awaited<ReturnType<TrialRunner["ask"]>>,
    cancel: () => running?.kill(),
  };
}

interface WaitingTrial {
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: Error) => void;
  readonly report: ((progress: TrialProgress) => void) | undefined;
}

function startProcess(module: URL) {
  const waiting = new Map<number, WaitingTrial>();
  let asked = 0;
  const child = fork(module, {
    // No secret of the server is near.
    env: {},
    execArgv: [`--max-old-space-size=${memory}`],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  child.unref();
  child.channel?.unref();
  child.on("message", ({ number, progress, value }: TrialMessage) => {
    if (progress) return waiting.get(number)?.report?.(progress);
    waiting.get(number)?.resolve(value);
    waiting.delete(number);
  });
  const fail = (reason: Error) => {
    for (const { reject } of waiting.values()) reject(reason);
    waiting.clear();
  };
  child.on("error", fail);
  child.on("exit", () => fail(new Refusal("closed", "The trial has ended before it was done.")));
  return {
    ask: (request: Omit<TrialRequest, "number">, report: WaitingTrial["report"]) =>
      new Promise<unknown>((resolve, reject) => {
        asked += 1;
        waiting.set(asked, { resolve, reject, report });
        child.send({ ...request, number: asked });
      }),
    isAlive: () => child.connected,
    kill: () => void child.kill("SIGKILL"),
  };
}
