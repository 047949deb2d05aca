/** What a change of the articles did to the questions that it was made for. */

import type { KindFigures } from "../../protocol/change-effect.ts";
import type { QuestionRecord } from "./records.ts";

type Asked = Pick<QuestionRecord, "outcome" | "helpful" | "handedOver">;

/** One who asks for a person asks nothing that an article could answer. */
export function kindFigures(questions: readonly Asked[]): KindFigures {
  const asked = questions.filter(({ outcome }) => outcome !== "human");
  const count = (fits: (one: Asked) => boolean) => asked.filter(fits).length;
  return {
    asked: asked.length,
    answered: count(({ outcome }) => outcome === "answer"),
    helpful: count(({ helpful }) => helpful === true),
    handedOver: count(({ handedOver }) => handedOver === true),
  };
}

/**
 * How many more would have asked for a person, had it gone on as before; negative where more of them do. Undefined where
 * nobody had asked before.
 */
export function savedHandovers(before: KindFigures, after: KindFigures): number | undefined {
  if (before.asked === 0) return undefined;
  return Math.round((before.handedOver / before.asked) * after.asked) - after.handedOver;
}
