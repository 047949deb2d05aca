import type { Announcement } from "../../protocol/announcement.ts";
import { type AnnouncementPlace, usualPlaces } from "../../protocol/announcement-body.ts";
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

export const standsIn = (
  { places = usualPlaces }: Pick<Announcement, "places">,
  place: AnnouncementPlace,
): boolean => places.includes(place);

/** Incidents first, and nothing that was put away or is over. */
export const currentOnes = (words: readonly Announcement[]): readonly Announcement[] =>
  knownAnnouncements(words)
    .filter(({ state, dismissed }) => state !== "ended" && !dismissed)
    .toSorted((a, b) => Number(b.kind === "incident") - Number(a.kind === "incident"));

/** What stands on home; what a dot at the launcher points to does, too. */
export const onHome = (words: readonly Announcement[]): readonly Announcement[] =>
  currentOnes(words).filter((one) => standsIn(one, "home") || standsIn(one, "launcher"));

/** What whoever waits in the queue reads beside their place; it has no card in the conversation yet. */
export const besideQueue = (
  words: readonly Announcement[],
  messages: readonly Message[],
): Announcement | undefined =>
  currentOnes(words).find(
    (one) => one.state === "active" && standsIn(one, "queue") && !hasCard(one, messages),
  );

const hasCard = ({ id }: Announcement, messages: readonly Message[]) =>
  messages.some(({ body }) => body.kind === "announcement" && body.announcementId === id);

/** What a conversation is about: an article in it, or an error code that the customer has typed. It has no card there yet. */
export const aboutChat = (
  words: readonly Announcement[],
  messages: readonly Message[],
): Announcement | undefined =>
  currentOnes(words).find(
    (one) =>
      one.state === "active" &&
      standsIn(one, "answers") &&
      !hasCard(one, messages) &&
      messages.some(
        ({ author, body }) =>
          (body.kind === "article" && one.topics?.includes(body.articleId)) ||
          (author.kind === "customer" &&
            body.kind === "text" &&
            one.errorCodes?.some((code) => body.text.toUpperCase().includes(code))),
      ),
  );
