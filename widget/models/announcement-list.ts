import type { Announcement } from "../../protocol/announcement.ts";
import type { Message } from "../../protocol/conversation.ts";

/** One of each, as the last word says. What is sent to everybody says nothing of what this customer has done. */
export function knownAnnouncements(words: readonly Announcement[]): readonly Announcement[] {
  const known = new Map<string, Announcement>();
  for (const word of words.toReversed()) {
    const { subscribed, dismissed, reported } = known.get(word.id) ?? {};
    known.set(word.id, { subscribed, dismissed, reported, ...word });
  }
  return [...known.values()].toReversed();
}

/** What stands on home: incidents first, and nothing that was put away or is over. */
export const onHome = (words: readonly Announcement[]): readonly Announcement[] =>
  knownAnnouncements(words)
    .filter(({ state, dismissed }) => state !== "ended" && !dismissed)
    .toSorted((a, b) => Number(b.kind === "incident") - Number(a.kind === "incident"));

/** What a conversation is about: an article in it, or an error code that the customer has typed. It has no card there yet. */
export const aboutChat = (
  words: readonly Announcement[],
  messages: readonly Message[],
): Announcement | undefined =>
  onHome(words).find(
    ({ id, state, topics, errorCodes }) =>
      state === "active" &&
      !messages.some(({ body }) => body.kind === "announcement" && body.announcementId === id) &&
      messages.some(
        ({ author, body }) =>
          (body.kind === "article" && topics?.includes(body.articleId)) ||
          (author.kind === "customer" &&
            body.kind === "text" &&
            errorCodes?.some((code) => body.text.toUpperCase().includes(code))),
      ),
  );

/** When it ended, by the last word about it. Undefined while it goes on. */
export const overSince = ({ state, updates }: Announcement): string | undefined =>
  state === "ended" ? updates.at(-1)?.at : undefined;
