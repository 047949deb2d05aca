/** What a trial of a change costs the chats beside it: in the server's process, and in the one of its own that it has. */

import { setTimeout } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import type { ArticleId } from "../protocol/conversation.ts";
import { trialsInThisProcess } from "../server/actions/content-trial.ts";
import { createKnowledge } from "../server/actions/knowledge.ts";
import type { TrialRunner, TrialWork } from "../server/actions/trial-work.ts";
import { rehearse } from "../server/dialogue/rehearsal.ts";
import { type LiveFaq, openFaq } from "../server/faq/live.ts";
import { createTrials } from "../server/trials.ts";
import { percentile, print } from "./table.ts";

const cacheDir = "dist/faq-cache";
const everyMs = 250;
const idleMs = 10_000;
const articlePath = "zh-CN/payments/payment-failed.md";

/** `npm run bench -- trial`: answers four a second, with nothing beside them, then with a trial in each way. */
export async function benchTrial({ json }: { readonly json: boolean }): Promise<void> {
  const faq = await openFaq("faq-content", { watch: false, cacheDir });
  const work = await workFor(faq);
  const own = createTrials(pathToFileURL("dist/server/trial-process.mjs"), cacheDir);
  const alone = await answersDuring(faq, () => setTimeout(idleMs));
  const within = await answersDuring(faq, () => tried(trialsInThisProcess(faq), work));
  const beside = await answersDuring(faq, () => tried(own, work));
  own.cancel();
  await faq.close();
  const base = percentile(alone.answers, 0.95);
  const row = (name: string, { answers, ms }: typeof alone) => [
    name,
    percentile(answers, 0.5).toFixed(1),
    percentile(answers, 0.95).toFixed(1),
    (percentile(answers, 0.95) / base).toFixed(1),
    (ms / 1_000).toFixed(0),
  ];
  print(
    [
      {
        title: "Answers beside a trial of a change; ms from when they are due",
        columns: ["beside", "p50", "p95", "times the p95 alone", "s"],
        rows: [
          row("nothing", alone),
          row("a trial in the same process", within),
          row("a trial in its own process", beside),
        ],
      },
    ],
    { json },
  );
}

const tried = (trials: TrialRunner, work: TrialWork) => trials.run(work, () => undefined);

async function workFor(faq: LiveFaq): Promise<TrialWork> {
  const sources = await faq.sources();
  const before = sources.find(({ path }) => path === articlePath)?.text ?? "";
  const question = "付钱那一步老是过不去";
  const after = before.replace("phrasings:\n", `phrasings:\n  - ${question}\n`);
  const articleId = "payment-failed" as ArticleId;
  return {
    change: { kind: "phrasings", articleId, phrasings: [question] },
    sources,
    files: [{ path: articlePath, before, after }],
    worked: faq.content.expected.promises,
    today: new Date().toISOString().slice(0, 10),
  };
}

const questions = [
  "付款失败了怎么办",
  "提现多久到账",
  "怎么解绑银行卡",
  "被骗了怎么办",
  "转账没到",
];

/** Each as a customer's first message; what waits for the event loop waits in it, too. */
async function answersDuring(faq: LiveFaq, work: () => Promise<unknown>) {
  const knowledge = createKnowledge(faq);
  const answers: number[] = [];
  const began = performance.now();
  let isOver = false;
  const working = work().finally(() => {
    isOver = true;
  });
  // One that comes late puts off the next: what is measured is each, and not how many wait.
  for (let due = began; !isOver; due = Math.max(due + everyMs, performance.now())) {
    await setTimeout(Math.max(0, due - performance.now()));
    const question = questions[answers.length % questions.length] ?? "";
    rehearse(knowledge("zh-CN"), "zh-CN").say([question]);
    answers.push(performance.now() - due);
  }
  await working;
  return { answers, ms: performance.now() - began };
}
