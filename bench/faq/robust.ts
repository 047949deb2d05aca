/** The same questions with mistakes, in other scripts, and with polite words. */

import * as opencc from "opencc-js/cn2t";
import { pinyin } from "pinyin-pro";
import type { FaqEngine } from "../../server/faq/engine.ts";
import type { TestQuestion } from "../../server/faq/learn/evaluate.ts";
import { hashText } from "../../server/faq/learn/held-out.ts";

const toTaiwan = opencc.Converter({ from: "cn", to: "twp" });
const han = /\p{Script=Han}/u;

/** Another character with the same sound, out of the characters of all questions. */
function homophones(questions: readonly TestQuestion[]): (character: string) => string {
  const bySound = new Map<string, string[]>();
  const sound = (character: string) => pinyin(character, { toneType: "none" });
  for (const character of new Set(questions.flatMap(({ q }) => [...q])))
    if (han.test(character))
      bySound.set(sound(character), [...(bySound.get(sound(character)) ?? []), character]);
  return (character) => {
    const others = (bySound.get(sound(character)) ?? []).filter((one) => one !== character);
    return others[hashText(character) % Math.max(1, others.length)] ?? character;
  };
}

/** Changes one Han character that another one follows; in the same question always the same one. */
function atOnePlace(text: string, change: (one: string, next: string) => string): string {
  const characters = [...text];
  const places = [...characters.keys()].filter(
    (at) => han.test(characters[at] ?? "") && han.test(characters[at + 1] ?? ""),
  );
  const at = places[hashText(text) % Math.max(1, places.length)];
  if (at === undefined) return text;
  characters.splice(at, 2, change(characters[at] ?? "", characters[at + 1] ?? ""));
  return characters.join("");
}

export function robustnessRows(engine: FaqEngine, all: readonly TestQuestion[]) {
  const questions = all.filter(({ q }) => [...q].filter((one) => han.test(one)).length > 3);
  const same = homophones(questions);
  const spelled = (text: string) =>
    pinyin(text, { toneType: "none", nonZh: "consecutive", v: true });
  const changes: Readonly<Record<string, (text: string) => string>> = {
    "as asked": (text) => text,
    "one homophone": (text) => atOnePlace(text, (one, next) => same(one) + next),
    "one character dropped": (text) => atOnePlace(text, (_, next) => next),
    "two characters swapped": (text) => atOnePlace(text, (one, next) => next + one),
    "繁體, Taiwan's words": toTaiwan,
    "polite filler": (text) => `你好，麻烦问一下，${text}，谢谢啦`,
    "pinyin, spaced": spelled,
    "pinyin, joined": (text) => spelled(text).replaceAll(" ", ""),
  };
  const share = (change: (text: string) => string) =>
    questions.filter(({ q, expect }) => {
      const [first] = engine.ask(change(q), { locale: "zh-CN" }).hits;
      return first !== undefined && expect.includes(first.articleId);
    }).length / questions.length;
  const plain = share((text) => text);
  return Object.entries(changes).map(([name, change]) => {
    const top1 = share(change);
    return { change: name, top1, fall: plain - top1 };
  });
}
