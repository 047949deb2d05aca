import type { Message } from "../../protocol/conversation.ts";
import type { AgentConversation } from "../../protocol/desk.ts";
import { markedText } from "../../protocol/search-terms.ts";
import { isBlank } from "../../protocol/text.ts";

/** What was said in a message, to be read without its form. */
export function readableText({ body }: Message): string {
  if ("text" in body && body.text !== undefined) return body.text;
  return "title" in body ? body.title : "";
}

/** The numbers of the messages that have one of the words, the oldest first. */
export const hitsIn = (view: AgentConversation | null, query: string): readonly number[] =>
  view === null || isBlank(query)
    ? []
    : view.messages
        .filter((message) => markedText(readableText(message), query).some(([, isHit]) => isHit))
        .map(({ seq }) => seq);
