/** `npm run fuzz -- [COUNT] [SEED]`: the whole run; `npm test` has a short one. Exit 1 where something was found. */

import { fuzz } from "./run.ts";

const [count = "100000", seed = "20261129"] = process.argv.slice(2);
const { frames, statuses, failures, hung, bugs, memory, ...run } = await fuzz({
  seed: Number(seed),
  count: Number(count),
  warmUp: Math.ceil(Number(count) / 5),
  settleMs: 11_000,
});
const [before, after] = memory.map((mb) => mb.toFixed(1));
process.stdout.write(
  [
    `seed ${run.seed}: ${run.count} mutations in ${Math.round(run.seconds)} s, ${run.sameProcess ? "the same process" : "THE PROCESS IS GONE"}`,
    `frames: ${frames.answered} answered or ignored, ${frames.closed} ended their connection, ${frames.silent} hung`,
    `requests by status: ${JSON.stringify(statuses)}`,
    `memory after a collection: ${before} → ${after} MB`,
    `bugs in the log: ${bugs.length}; answers of 500 and more: ${failures.length}`,
    ...bugs.slice(0, 5),
    ...failures.slice(0, 5),
    ...hung.slice(0, 20),
    "",
  ].join("\n"),
);
process.exitCode = run.sameProcess && bugs.length + failures.length + frames.silent === 0 ? 0 : 1;
