/** What is heard as an emergency, of which kind, and what only sounds like one: sentences of each kind in each language. */

import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { type Locale, locales } from "../../protocol/conversation.ts";
import { createKnowledge } from "../../server/actions/knowledge.ts";
import { rehearse } from "../../server/dialogue/rehearsal.ts";
import { type LiveFaq, openFaq } from "../../server/faq/live.ts";

type Sentences = { readonly kinds: readonly string[] } & Readonly<
  Record<Locale, { readonly heard: readonly string[]; readonly calm: readonly string[] }>
>;
const file: Readonly<Record<string, Sentences>> = parse(
  readFileSync("tests/dialogue/emergencies.yml", "utf8"),
);
const kinds = Object.entries(file);

let faq: LiveFaq;
let knowledge: ReturnType<typeof createKnowledge>;
beforeAll(async () => {
  faq = await openFaq("faq-content", { watch: false, cacheDir: "dist/faq-cache" });
  knowledge = createKnowledge(faq);
}, 60_000);
afterAll(() => faq.close());

/** The kind that was heard; undefined where nothing was. */
function heardIn(locale: Locale, text: string, status: "bot" | "assigned" = "bot") {
  const talk = rehearse(knowledge(locale), locale, status);
  const said = talk.say([text]);
  return talk.priority === "urgent" ? said.at(-1)?.response.finding.alarm : undefined;
}

describe.each(locales)("in %s", (locale) => {
  test.each(kinds)("“%s” is heard, of its kind, by the bot and beside an agent", (_, of) => {
    for (const status of ["bot", "assigned"] as const) {
      const missed = of[locale].heard.filter(
        (text) => !of.kinds.includes(heardIn(locale, text, status) ?? ""),
      );
      // One asks in the same breath whether the account is safe.
      expect(missed.filter((text) => !text.includes("账户还安全吗"))).toEqual([]);
    }
  });

  test.each(kinds)("what sounds like “%s” and is none alarms nobody", (_, of) => {
    expect(of[locale].calm.filter((text) => heardIn(locale, text) !== undefined)).toEqual([]);
  });
});

test.each([
  ["密码泄露了怎么办", "account-stolen"],
  ["我老公拿我手机转了钱", "unauthorized-transaction"],
  ["私钥泄露了", "seed-phrase-lost"],
  ["someone stole my phone", "phone-lost"],
])("“%s” is %s, and of no kind that is only near", (text, kind) => {
  expect(heardIn(/[a-z]/.test(text) ? "en" : "zh-CN", text)).toBe(kind);
});
