import { expect, test } from "vitest";
import { isPair, splitRuns, termsOfRuns } from "../../../server/faq/text/tokenize.ts";

const pairsOf = (clause: string) => termsOfRuns(splitRuns(clause)).filter(isPair);

test("two Latin words in a row are a term of their own, by their stems", () => {
  expect(pairsOf("refund not arrived")).toEqual(["+refund_not", "+not_arriv"]);
});

test("Chinese and numbers between two words keep them apart", () => {
  expect(pairsOf("pay 100 twice")).toEqual([]);
  expect(pairsOf("app打不开login")).toEqual([]);
});

test("no term has a space in it: the learned table separates them by spaces", () => {
  const terms = termsOfRuns(splitRuns("my refund 没收到 has not arrived 12345"));
  expect(terms.filter((term) => /\s/.test(term))).toEqual([]);
});
