/** What is heard in one message, with the wallet's own content: emergencies told calmly, refusals of a human, mere beginnings. */

import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Locale } from "../../protocol/conversation.ts";
import { createKnowledge } from "../../server/actions/knowledge.ts";
import { rehearse } from "../../server/dialogue/rehearsal.ts";
import { type LiveFaq, openFaq } from "../../server/faq/live.ts";

interface Line {
  readonly kind:
    | "emergency"
    | "calm"
    | "refusal"
    | "request"
    | "lookalike"
    | "fragment"
    | "distress"
    | "legal";
  readonly locale: Locale;
  readonly text: string;
}

const readLines = (name: string): readonly Line[] =>
  readFileSync(`tests/dialogue/${name}.jsonl`, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
const lines = readLines("hearing");
/** Written beside the others and never read while the words were looked for, only counted. */
const blind = readLines("hearing-blind");

let faq: LiveFaq;
let knowledge: ReturnType<typeof createKnowledge>;
beforeAll(async () => {
  faq = await openFaq("faq-content", { watch: false, cacheDir: "dist/faq-cache" });
  knowledge = createKnowledge(faq);
}, 60_000);
afterAll(() => faq.close());

function play(locale: Locale, texts: readonly (readonly string[])[], status?: Status) {
  const talk = rehearse(knowledge(locale), locale, status);
  const said = texts.flatMap((burst) => talk.say(burst));
  return { talk, said, last: said.at(-1) };
}

const statuses = ["bot", "queued", "assigned"] as const;
type Status = (typeof statuses)[number];
const of = (kind: Line["kind"]) => lines.filter((line) => line.kind === kind);
const texts = (some: readonly Line[]) => some.map(({ text }) => text);
const isUrgent = ({ locale, text }: Line, status: Status) =>
  play(locale, [[text]], status).talk.priority === "urgent";
const isQueued = ({ locale, text }: Line) => play(locale, [[text]]).talk.status === "queued";

describe.each(statuses)("with %s", (status) => {
  test("an emergency is urgent, however calm its words", () => {
    expect(of("emergency").length).toBeGreaterThan(80);
    expect(texts(of("emergency").filter((line) => !isUrgent(line, status)))).toEqual([]);
  });

  test("a calm question with the same words is not, but for one", () => {
    expect(of("calm").length).toBeGreaterThan(40);
    expect(of("calm").filter((line) => isUrgent(line, status)).length).toBeLessThanOrEqual(1);
  });
});

test("of unseen messages, 12 of 15 emergencies are heard in all three states, and no calm one is taken for one", () => {
  const inAll = (line: Line) => statuses.every((status) => isUrgent(line, status));
  const inAny = (line: Line) => statuses.some((status) => isUrgent(line, status));
  const unseen = (kind: Line["kind"]) => blind.filter((line) => line.kind === kind);
  expect(unseen("emergency").filter(inAll).length).toBeGreaterThanOrEqual(12);
  expect(texts(unseen("calm").filter(inAny))).toEqual([]);
  expect(texts(unseen("refusal").filter(isQueued))).toEqual([]);
});

test("who refuses a human, or asks about bots, is handed over to nobody", () => {
  expect(texts([...of("refusal"), ...of("lookalike")].filter(isQueued))).toEqual([]);
});

test("who wants a human is queued, swearing or not", () => {
  expect(texts(of("request").filter((line) => !isQueued(line)))).toEqual([]);
});

test("distress and threats are heard", () => {
  for (const kind of ["distress", "legal"] as const)
    for (const { locale, text } of of(kind))
      expect([text, play(locale, [[text]]).last?.response.plan.rule]).toEqual([text, kind]);
});

test("a mere beginning waits, and raises no alarm", () => {
  const hasty = of("fragment").filter(({ locale, text }) => {
    const { talk, last } = play(locale, [[text]]);
    return last?.response.pauseMs === 0 || talk.priority === "urgent";
  });
  expect(texts(hasty)).toEqual([]);
});

test.each([
  ["en", ["i need", "to change", "my phone number"], "phone-number-change"],
  ["zh-CN", ["我手机", "收不到验证码"], "sms-code-missing"],
  ["zh-TW", ["我手機", "收不到驗證碼"], "sms-code-missing"],
] as const)("%s: %j is one question", (locale, burst, articleId) => {
  const { talk, said } = play(locale, [burst]);
  expect(said.flatMap(({ bodies }) => bodies)).toMatchObject([{ kind: "article", articleId }]);
  expect([talk.status, talk.priority]).toEqual(["bot", "normal"]);
});

test("who cannot freeze the account is in an emergency still", () => {
  for (const status of statuses)
    expect(
      play("zh-CN", [["账户被盗了"], ["怎么冻结"], ["冻结不了！！"]], status).last?.response.plan
        .rule,
    ).toBe("alarm");
});

test("an emergency that asks for a human gets the steps and the queue", () => {
  const { talk, last } = play("en", [["my account is hacked get me a human NOW"]]);
  expect(last?.bodies[0]).toMatchObject({ kind: "article", articleId: "account-stolen" });
  expect([talk.status, talk.priority]).toEqual(["queued", "urgent"]);
});

test("“係呀，唔該” accepts an offer, asked or stated; “好嘅，多謝” may only thank", () => {
  const before = [["轉帳冇到"], ["冇用"], ["冇用呀"]];
  expect(play("zh-TW", [...before, ["係呀，唔該"]]).talk.status).toBe("queued");
  expect(play("zh-TW", [...before.slice(0, 2), ["係呀，唔該"]]).talk.status).toBe("queued");
  expect(play("zh-TW", [...before, ["多謝"]]).talk.status).toBe("bot");
});

test("“别给我转接” and nothing else is a refusal, which ends the waiting", () => {
  for (const text of ["别给我转接，烦死了", "我沒有要找專員", "please don’t transfer me again"]) {
    expect(play("zh-CN", [[text]]).last?.response.plan.rule).toBe("human refused");
    expect(play("zh-CN", [["转人工"], [text]]).talk.status).toBe("bot");
  }
});
