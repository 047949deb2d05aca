/** A question about what we know of already: the announcement comes first, then the article. */

import { matches, standsIn } from "../domain/announcement.ts";
import type { AnnouncementRecord } from "../domain/announcement-records.ts";
import type { MessageRecord } from "../domain/records.ts";
import type { Effect } from "./effects.ts";

interface AnswerToCome {
  /** What the customer has asked, as it was read. */
  readonly question: string;
  readonly effects: readonly Effect[];
  /** The article that the question means, whatever is said to it: one that is asked again gets no article again. */
  readonly meant?: string | undefined;
  /** What was said so far. */
  readonly messages: readonly MessageRecord[];
  readonly categoryOf: (articleId: string) => string | undefined;
}

/** The announcements that belong before the answer; one that was shown is shown again only after an update. */
export function knownBefore(
  announcements: readonly AnnouncementRecord[],
  { question, effects, meant, messages, categoryOf }: AnswerToCome,
): readonly AnnouncementRecord[] {
  if (announcements.length === 0 || !answersCalmly(effects)) return [];
  const asked = [undefined, meant, ...effects.flatMap(articlesIn)];
  return announcements.filter(
    (one) =>
      standsIn(one, "answers") &&
      !wasShown(one, messages) &&
      asked.some((articleId) => {
        const category = articleId && categoryOf(articleId);
        return matches(one, { articleId, category, text: question });
      }),
  );
}

/** In an emergency nothing stands before the steps. */
const answersCalmly = (effects: readonly Effect[]) =>
  effects.some(({ kind }) => kind === "post") &&
  !effects.some(({ kind }) => kind === "queue" || kind === "raise");

function articlesIn(effect: Effect): readonly string[] {
  if (effect.kind !== "post") return [];
  const { body } = effect;
  if (body.kind === "article") return [body.articleId];
  return body.kind === "choices" ? body.choices.map(({ articleId }) => articleId) : [];
}

function wasShown(
  { id, updates }: AnnouncementRecord,
  messages: readonly MessageRecord[],
): boolean {
  const since = updates.at(-1)?.at ?? 0;
  return messages.some(
    ({ body, at }) => body.kind === "announcement" && body.announcementId === id && at >= since,
  );
}
