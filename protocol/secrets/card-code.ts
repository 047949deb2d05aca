import { findCards } from "./card.ts";
import type { Detector, FoundSecret } from "./kind.ts";
import { matchesOf } from "./matches.ts";

const between = "[\\s:：=是为為码碼号號'\"“”()（）#-]{0,8}(?:is |was )?";

/** Named, it is one wherever it stands. */
const named = [
  new RegExp(`(?<![A-Za-z])(?:cvv|cvc|cvn)[12]?(?: ?code)?${between}(\\d{3,4})(?!\\d)`, "gi"),
  new RegExp(
    `(?:安全[码碼]|[检檢][查验驗][码碼]|[后後末][三3]位?[码碼]?|背面(?:的)?(?:[三四34][位个個])?(?:[码碼]|[数數]字)|security code)${between}(\\d{3,4})(?!\\d)`,
    "gi",
  ),
];

/** Only beside a card. */
const date = "(?:0[1-9]|1[0-2]) ?[/\\-.年]? ?(?:20)?[2-4]\\d";
const besideCard = [
  new RegExp(
    `(?:有效期限?|到期日?|期限|expir\\w*(?: date)?|\\bexp\\b|valid (?:thru|until|to)|good thru)[.\\s:：=是为為至到]{0,6}(?:is )?(${date})(?!\\d)`,
    "gi",
  ),
  new RegExp(
    `(?:\\bpin\\b(?: ?code|[码碼])?|取款密[码碼]|提款密[码碼])${between}(\\d{4,6})(?!\\d)`,
    "gi",
  ),
];

/** What follows a card's number without a name: `12/27 123`. */
const following = new RegExp(
  `^[\\s,，;；/|、和]{1,4}(${date})(?!\\d)(?:[\\s,，;；/|、]{1,4}(\\d{3,4})(?!\\d))?`,
);
const followingCode = /^[\s,，;；/|、]{1,4}(\d{3,4})(?![\d.])(?!\s*[元块塊年月日%])/;

export const findCardCodes: Detector = (reading) => {
  const { text } = reading;
  if (!/\d{3}/.test(text)) return [];
  const alone = matchesOf("card-code", text, named);
  const cards = findCards(reading);
  if (cards.length === 0) return alone;
  return [
    ...alone,
    ...matchesOf("card-code", text, besideCard),
    ...cards.flatMap(({ end }) => codesAfter(text, end)),
  ];
};

function codesAfter(text: string, at: number): readonly FoundSecret[] {
  const rest = text.slice(at, at + 40);
  const found = following.exec(rest) ?? followingCode.exec(rest);
  if (found === null) return [];
  const [whole, first = ""] = found;
  const start = at + whole.indexOf(first);
  return [{ kind: "card-code", start, end: at + whole.length }];
}
