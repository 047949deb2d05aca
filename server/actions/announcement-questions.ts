/** What an announcement would do before it goes out: before how many of today's answers it would stand. */

import type { AnnouncedQuestions } from "../../protocol/announcement.ts";
import type { AgentId, ArticleId } from "../../protocol/conversation.ts";
import { matches } from "../domain/announcement.ts";
import { mayWriteAnnouncement } from "../domain/announcement-permissions.ts";
import type { AnnouncementRecord } from "../domain/announcement-records.ts";
import { dayMs, endOfLocalDay } from "../domain/local-time.ts";
import { insist } from "../domain/permissions.ts";
import { rulesOf } from "./agent-ticket-step.ts";
import { refuseIfUnavailable } from "./commit.ts";
import { agentNow } from "./lookups.ts";
import type { Services } from "./services.ts";

/** A busy day has tens of thousands: the newest say what is asked now. */
const newest = 2_000;
const mostExamples = 20;

export async function questionsAnsweredFirst(
  services: Services,
  agentId: AgentId,
  about: Pick<AnnouncementRecord, "topics" | "errorCodes">,
): Promise<AnnouncedQuestions> {
  insist(mayWriteAnnouncement(await agentNow(services.store, agentId)));
  const { engine } = services.faq;
  const now = services.clock.now();
  const midnight = endOfLocalDay(rulesOf(services).calendar.timeZone, now) - dayMs;
  const found = services.store.questionsBetween(midnight, now + 1, newest + 1);
  const asked = (await refuseIfUnavailable(found)).slice(0, newest);
  const categoryOf = (id: ArticleId) => engine.article(id, "zh-CN")?.category;
  const first = asked.filter(({ question, articleIds }) =>
    [undefined, ...articleIds].some((articleId) =>
      matches(
        { ...about, state: "active" },
        { articleId, category: articleId && categoryOf(articleId), text: question },
      ),
    ),
  );
  return {
    asked: asked.length,
    first: first.length,
    examples: mostFrequent(first.map(({ question }) => question)).slice(0, mostExamples),
    isCut: (await found).length > newest ? true : undefined,
  };
}

function mostFrequent(questions: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const question of questions) counts.set(question, (counts.get(question) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([question]) => question);
}
