/** A list with an emergency in it: that one first, with what to do at once. */

import type { ArticleLink } from "../../protocol/conversation.ts";
import type { ArticleBody, Knowledge } from "./knowledge.ts";

interface UrgentList {
  readonly choices: readonly ArticleLink[];
  /** `undefined` where none of the choices is urgent. */
  readonly firstStep?: (ArticleLink & { readonly text: string }) | undefined;
}

export function urgentFirst(
  choices: readonly ArticleLink[],
  { articleBody }: Pick<Knowledge, "articleBody">,
): UrgentList {
  const given = { confidence: 1, offersAgent: false };
  const bodies = choices.flatMap(({ articleId }) => articleBody(articleId, given) ?? []);
  const urgent = bodies.filter(({ urgency }) => urgency === "urgent");
  const [first] = urgent;
  if (first === undefined) return { choices };
  const isUrgent = (link: ArticleLink) => urgent.some(({ articleId: id }) => id === link.articleId);
  const calm = choices.filter((link) => !isUrgent(link));
  const { articleId, title } = first;
  const text = firstStepOf(first);
  return {
    choices: [...choices.filter(isUrgent), ...calm],
    firstStep: text === "" ? undefined : { articleId, title, text },
  };
}

/** The first of its numbered steps; where it has none, its first paragraph. */
function firstStepOf({ blocks }: ArticleBody): string {
  for (const block of blocks)
    if (block.kind === "steps") return (block.items[0] ?? []).map(({ text }) => text).join("");
  for (const block of blocks)
    if (block.kind === "paragraph") return block.text.map(({ text }) => text).join("");
  return "";
}
