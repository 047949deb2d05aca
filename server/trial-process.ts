/** A process of its own that tries changes of the content, below all that answers customers. It has no settings and no secrets. */

import { constants, setPriority } from "node:os";
import { explained, runTrial, sourcesWith, type TrialWork } from "./actions/trial-work.ts";
import { contentKey, createFaqLoader } from "./faq/loader.ts";
import { runInSlices } from "./faq/task.ts";
import type { TrialMessage, TrialRequest } from "./trial-messages.ts";

try {
  // Not the lowest: on a machine with much to do a trial would never end.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
} catch {
  // A system that does not let it: the trial is as quick as the chats then.
}

const sendBack = (message: TrialMessage) => process.send?.(message);

// Whatever fails ends this process, and the server refuses what it has asked.
process.on("message", (request: TrialRequest) => void work(request));

async function work({ number, work, cacheDir, asked }: TrialRequest) {
  const { now, next } = await built(work, cacheDir);
  if (asked) {
    sendBack({ number, value: explained(next.engine, asked) });
    return;
  }
  let said = 0;
  const value = await runTrial(work, { now: now.engine, next }, (progress) => {
    const at = performance.now();
    if (progress.step === "asking" && at - said < 200) return;
    said = at;
    sendBack({ number, progress });
  });
  sendBack({ number, value });
}

let kept: { readonly key: string; readonly faq: ReturnType<typeof build> } | undefined;

/** The one that was tried last is asked most. */
function built(work: TrialWork, cacheDir: string) {
  const key = contentKey(sourcesWith(work));
  if (kept?.key !== key) kept = { key, faq: build(work, cacheDir) };
  return kept.faq;
}

async function build(work: TrialWork, cacheDir: string) {
  const loader = await createFaqLoader(work.sources, { cacheDir });
  const now = await loader.load(work.sources, runInSlices);
  return { now, next: await loader.tryOut(sourcesWith(work)) };
}

// The server ended, or nobody has tried anything for a while.
process.on("disconnect", () => process.exit());
// Ctrl-C in a terminal reaches this process too, and the server finishes what has begun.
process.on("SIGINT", () => {});
