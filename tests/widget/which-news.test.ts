import { expect, test } from "vitest";
import type { IdeaId } from "../../protocol/idea.ts";
import { whichNews } from "../../widget/screens/survey/which-news.ts";

const [one, other] = ["PD-20261121-0001-3", "PD-20261121-0002-1"];
const nothing = { moved: [], answeredIdea: undefined };

test("a complaint that home shows already, as the most urgent one, is no news besides", () => {
  expect(whichNews({ ...nothing, moved: [one], urgent: one })).toBeUndefined();
  expect(whichNews({ ...nothing, moved: [one, other], urgent: one })).toEqual({
    kind: "moved",
    number: other,
  });
  expect(whichNews({ ...nothing, moved: [one] })).toEqual({ kind: "moved", number: one });
});

test("the question after a complaint goes before what has moved, and that before the answer to an idea", () => {
  const answeredIdea = "idea" as IdeaId;
  const all = { followUp: one, moved: [other], urgent: one, answeredIdea };
  expect(whichNews(all)).toEqual({ kind: "followUp", number: one });
  expect(whichNews({ ...all, followUp: undefined })).toEqual({ kind: "moved", number: other });
  expect(whichNews({ ...nothing, answeredIdea })).toEqual({ kind: "idea" });
});
