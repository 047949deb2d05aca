/**
 * Dialogues to be read aloud: what customers write and what the bot says, on the demo wallet's own content. Nothing in them
 * should be what a good colleague in support would not say. `UPDATE_DIALOGUES=1` writes them again; read them then.
 */

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Locale } from "../../protocol/conversation.ts";
import { createKnowledge } from "../../server/actions/knowledge.ts";
import { rehearse } from "../../server/dialogue/rehearsal.ts";
import type { StoredBody } from "../../server/domain/records.ts";
import { type LiveFaq, openFaq } from "../../server/faq/live.ts";
import { translate } from "../../server/locales/texts.ts";

const folder = "tests/stories/dialogues";
const files = readdirSync(folder).filter((name) => name.endsWith(".txt"));

let faq: LiveFaq;
beforeAll(async () => {
  faq = await openFaq("faq-content", { watch: false, cacheDir: "dist/faq-cache" });
}, 60_000);
afterAll(() => faq.close());

/** What the bot says, as one reads it. */
function spoken(body: StoredBody, locale: Locale): string {
  const human = "offersAgent" in body && body.offersAgent ? " ▸转人工" : "";
  switch (body.kind) {
    case "text": {
      const replies = body.replies?.length ? ` ▸${body.replies.join(" ▸")}` : "";
      return `${body.text}${replies}${human}`;
    }
    case "article": {
      const quoted = body.blocks.flatMap((block) =>
        "text" in block && block.kind !== "code" ? block.text : [],
      );
      const text = quoted.map((part) => part.text).join("");
      return body.excerpt ? `“${text}”（${body.title}）` : `【${body.title}】${human}`;
    }
    case "choices":
      return `${body.firstStep ? `⚠${body.firstStep.text} ` : ""}${body.text} ▸${body.choices.map(({ title }) => title).join(" ▸")}${human}`;
    case "notice":
      return `（${translate(locale, `notice.${body.code}`)}）`;
    default:
      return body.kind;
  }
}

/** Plays the customer's lines of a script; answers the whole dialogue. A burst stands in one line, with “ / ” between. */
function play(script: string): string {
  const lines = script.trim().split("\n");
  const locale = (lines[0]?.replace("# ", "") ?? "zh-CN") as Locale;
  const rehearsal = rehearse(createKnowledge(faq)(locale), locale);
  const turns = lines
    .filter((line) => line.startsWith("> "))
    .map((line) => {
      const said = rehearsal.say(line.slice(2).split(" / "));
      const answers = said.flatMap(({ bodies }) => bodies.map((body) => spoken(body, locale)));
      return [line, ...answers.map((text) => `  ${text}`)].join("\n");
    });
  const end = `(${rehearsal.status}, ${rehearsal.priority})`;
  return `${lines[0]}\n\n${turns.join("\n\n")}\n\n${end}\n`;
}

test.each(files)("%s is what was read aloud", (name) => {
  const script = readFileSync(`${folder}/${name}`, "utf8");
  const played = play(script);
  if (process.env.UPDATE_DIALOGUES) writeFileSync(`${folder}/${name}`, played);
  else expect(played).toBe(script);
});

test("there are fifteen of them at least", () => {
  expect(files.length).toBeGreaterThanOrEqual(15);
});
