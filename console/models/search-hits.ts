import type { Message } from "../../protocol/conversation.ts";
import type { AgentConversation } from "../../protocol/desk.ts";
import type { Note, NoteId } from "../../protocol/notes.ts";
import { markedText } from "../../protocol/search-terms.ts";
import { isBlank } from "../../protocol/text.ts";

/** What was said in a message, to be read without its form. */
export function readableText({ body }: Message): string {
  if ("text" in body && body.text !== undefined) return body.text;
  return "title" in body ? body.title : "";
}

/** A message by its number in the conversation, or a note. */
export type SearchHit = number | NoteId;

/** The messages and notes that have one of the words, the oldest first. */
export function hitsIn(view: AgentConversation | null, query: string): readonly SearchHit[] {
  if (view === null || isBlank(query)) return [];
  const messages = view.messages.filter((message) => hasHit(readableText(message), query));
  return [
    ...messages.map(({ at, seq }) => ({ at, hit: seq })),
    ...notesWith(view, query).map(({ at, id }) => ({ at, hit: id })),
  ]
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at))
    .map(({ hit }) => hit);
}

export const notesWith = ({ notes }: AgentConversation, query: string): readonly Note[] =>
  notes.filter(({ text }) => hasHit(text, query));

const hasHit = (text: string, query: string): boolean =>
  markedText(text, query).some(([, isHit]) => isHit);
