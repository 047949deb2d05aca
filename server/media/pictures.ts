import { fork } from "node:child_process";
import { Refusal } from "../domain/refusal.ts";
import type { KeptPicture, Pictures } from "../ports/pictures.ts";
import type { PictureAnswer, PictureRequest } from "./picture-messages.ts";

const defaults = {
  /** With nothing to do for so long, the process ends. */
  idleMs: 10_000,
  /** What takes longer is taken to hang: 50 megapixels take a few seconds. */
  mostMs: 30_000,
};

/** Encodes pictures in a process beside this one. It starts with the first picture, and its memory is free again when it ends. */
export function createPictures(module: URL, { idleMs, mostMs } = defaults): Pictures {
  let running: ReturnType<typeof startProcess> | undefined;
  let idle: NodeJS.Timeout | undefined;
  let encoding = 0;

  const endSoon = () => {
    const ending = running;
    idle = setTimeout(() => {
      if (running === ending) running = undefined;
      ending?.end();
    }, idleMs);
    idle.unref();
  };
  return {
    async encode(bytes, type) {
      clearTimeout(idle);
      if (!running?.isAlive()) running = startProcess(module);
      const { ask, kill } = running;
      const limit = setTimeout(kill, mostMs);
      encoding += 1;
      try {
        return await ask({ bytes, type });
      } finally {
        clearTimeout(limit);
        encoding -= 1;
        if (encoding === 0) endSoon();
      }
    },
  };
}

interface Waiting {
  readonly resolve: (picture: KeptPicture) => void;
  readonly reject: (reason: Error) => void;
}

function startProcess(module: URL) {
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  const child = fork(module, {
    // Whatever a picture does to the decoder, no secret of the server is near. One arena: glibc's default, one for each thread, took twice the memory.
    env: { MALLOC_ARENA_MAX: "1" },
    execArgv: [],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  child.unref();
  child.channel?.unref();
  child.on("message", ({ number, picture, refused }: PictureAnswer) => {
    const asker = waiting.get(number);
    waiting.delete(number);
    if (picture) asker?.resolve(picture);
    if (refused) asker?.reject(new Refusal(refused.code, refused.message));
  });
  const fail = (reason: Error) => {
    for (const { reject } of waiting.values()) reject(reason);
    waiting.clear();
  };
  child.on("error", fail);
  child.on("exit", (code, signal) => {
    fail(new Error(`The process that encodes pictures ended: ${signal ?? code}.`));
  });
  return {
    ask: (picture: Omit<PictureRequest, "number">) =>
      new Promise<KeptPicture>((resolve, reject) => {
        asked += 1;
        waiting.set(asked, { resolve, reject });
        child.send({ ...picture, number: asked });
      }),
    isAlive: () => child.connected,
    end: () => child.disconnect(),
    kill: () => child.kill("SIGKILL"),
  };
}
