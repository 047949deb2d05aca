import type { ContentReply } from "../../protocol/content-reply.ts";
import type { Locale } from "../../protocol/conversation.ts";
import { rehearse } from "../dialogue/rehearsal.ts";
import type { StoredBody } from "../domain/records.ts";
import type { FaqEngine } from "../faq/engine.ts";
import { createKnowledge } from "./knowledge.ts";

/** What a customer reads who begins a conversation with this question; an article stands for itself. */
export function repliesTo(
  engine: FaqEngine,
  question: string,
  locale: Locale,
): readonly ContentReply[] {
  const said = rehearse(createKnowledge({ engine })(locale), locale).say([question]);
  return said.flatMap(({ bodies }) => bodies.flatMap(replyOf));
}

function replyOf(body: StoredBody): readonly ContentReply[] {
  if (body.kind === "text")
    return [{ text: body.text, choices: [], offersAgent: body.offersAgent === true }];
  if (body.kind !== "choices") return [];
  const choices = body.choices.map(({ articleId: id, title }) => ({ id, title }));
  return [{ text: body.text, choices, offersAgent: body.offersAgent === true }];
}
