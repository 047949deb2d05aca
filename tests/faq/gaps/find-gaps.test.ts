import fc from "fast-check";
import { expect, test } from "vitest";
import type { ArticleId } from "../../../protocol/conversation.ts";
import { findGaps, type MissedQuestion } from "../../../server/faq/gaps/find-gaps.ts";
import { fitsAsPhrasing } from "../../../server/faq/gaps/fits-as-phrasing.ts";
import { runToEnd } from "../../../server/faq/task.ts";
import { engineOf, small } from "../fixture.ts";

const engine = engineOf(small);
const gapsOf = (missed: readonly MissedQuestion[]) => runToEnd(findGaps(engine, missed));

let made = 0;
function asked(question: string, customer: string, more: Partial<MissedQuestion> = {}) {
  made += 1;
  return {
    conversationId: `c${made}`,
    customerId: customer,
    question,
    outcome: "none",
    articleIds: [],
    at: made,
    ...more,
  };
}

test("customers are counted, not messages, and the commonest phrasing names the kind", () => {
  const [gap, ...others] = gapsOf([
    asked("发票怎么开", "a"),
    asked("发票怎么开", "a"),
    asked("发票怎么开", "a"),
    asked("怎么开发票呀", "b", { handedOver: true }),
    asked("怎么开发票呀", "c"),
    asked("can I get an invoice", "d"),
  ]);
  expect(gap).toMatchObject({ name: "怎么开发票呀", customers: 3, handedOver: 1, unhelpful: 0 });
  expect(gap?.wordings.map(({ text, customers }) => [text, customers])).toEqual([
    ["怎么开发票呀", 2],
    ["发票怎么开", 1],
  ]);
  expect(others.map(({ name }) => name)).toEqual(["can I get an invoice"]);
});

test("a kind is near the article that agents sent, else the one that it reads like, or far from all", () => {
  const near = (question: string, more?: Partial<MissedQuestion>) =>
    gapsOf([asked(question, "a", more)])[0]?.near;
  expect(near("付款失败了怎么回事啊", { helpful: false })).toBe("payment-failed");
  expect(near("天气怎么样")).toBeUndefined();
  expect(near("天气怎么样", { correctedBy: "transfer-not-arrived" as ArticleId })).toBe(
    "transfer-not-arrived",
  );
});

test("one customer's correction does not outweigh many whose questions are far from all", () => {
  const far = Array.from({ length: 13 }, (_, index) => asked("天气怎么样", `c${index}`));
  const one = asked("天气怎么样", "x", { correctedBy: "payment-failed" as ArticleId });
  expect(gapsOf([...far, one])[0]).toMatchObject({ customers: 14, corrected: 1, near: undefined });
});

test("words that an editor has listed since then are no gap any more, but for the article that failed", () => {
  expect(gapsOf([asked("付不了款", "a")])).toEqual([]);
  const again = asked("付不了款", "a", {
    outcome: "answer",
    articleIds: ["payment-failed" as ArticleId],
    helpful: false,
  });
  expect(gapsOf([again])).toMatchObject([{ name: "付不了款", unhelpful: 1 }]);
});

test("a story, a number of one's own and what reads like another article are no phrasings", () => {
  const fits = (question: string, near?: string) => {
    const [gap] = gapsOf([asked(question, "a")]);
    const [wording] = gap?.wordings ?? [];
    return wording && fitsAsPhrasing(wording, { near: near as ArticleId });
  };
  expect(fits("发票怎么开")).toBe(true);
  expect(fits("订单 20261129001 的发票怎么开")).toBe(false);
  expect(fits(`我想问一下${"今天下班路过菜市场".repeat(8)}发票怎么开`)).toBe(false);
  expect(fits("付款老是失败啊", "payment-failed")).toBe(true);
  expect(fits("付款老是失败啊", "transfer-not-arrived")).toBe(false);
});

const secrets = [
  "我的卡号 4111 1111 1111 1111 付不了款",
  "legal winner thank year wave sausage worth useful legal winner thank yellow",
  "验证码是 482913 怎么收不到",
  "身份证 11010519491231002X 怎么改",
  "密码是 ••••",
];

test("the kinds depend on nothing but the questions, and no secret is in them", () => {
  const texts = [
    "发票怎么开",
    "怎么开发票",
    "积分在哪里看",
    "积分怎么看",
    "付款老失败",
    ...secrets,
  ];
  const question = fc.record({
    text: fc.constantFrom(...texts),
    customer: fc.constantFrom("a", "b", "c", "d"),
    handedOver: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(question, { maxLength: 20 }), fc.infiniteStream(fc.nat()), (all, dice) => {
      const missed = all.map(({ text, customer, handedOver }) =>
        asked(text, customer, { handedOver }),
      );
      const shuffled = missed
        .map((one) => [dice.next().value, one] as const)
        .sort(([one], [other]) => one - other)
        .map(([, one]) => one);
      const gaps = gapsOf(missed);
      expect(gapsOf(shuffled)).toEqual(gaps);
      const shown = JSON.stringify(gaps);
      for (const secret of ["4111", "sausage", "482913", "1949", "••••"])
        expect(shown).not.toContain(secret);
    }),
    { numRuns: 60 },
  );
});
