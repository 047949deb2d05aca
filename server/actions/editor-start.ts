import type { AgentId, Locale } from "../../protocol/conversation.ts";
import { mayTendContent } from "../domain/content-permissions.ts";
import { dateOf, dayMs } from "../domain/local-time.ts";
import { insist } from "../domain/permissions.ts";
import { describeProblem } from "../faq/content/problem.ts";
import { articleFigures } from "./article-figures.ts";
import { anonymousGap } from "./gap-material.ts";
import { gapsOf } from "./gaps.ts";
import { agentNow } from "./lookups.ts";
import type { Services } from "./services.ts";

const daysBack = 7;
/** Votes are few: a week has hardly any. */
const figureDays = 30;
const questionsShown = 50;
const reviewsAheadDays = 30;

/** What an editor begins the day with. */
export async function editorStart(services: Services, agentId: AgentId, locale: Locale) {
  const { store, faq, clock } = services;
  insist(mayTendContent(await agentNow(store, agentId)));
  const now = clock.now();
  const until = dateOf(now + reviewsAheadDays * dayMs);
  return {
    days: daysBack,
    questions: await Promise.all(
      (await gapsOf(services, daysBack))
        .slice(0, questionsShown)
        .map((gap) => anonymousGap(services, gap)),
    ),
    reviews: faq.engine
      .reviews(locale)
      .filter(({ reviewBy }) => reviewBy <= until)
      .sort((one, other) => (one.reviewBy < other.reviewBy ? -1 : 1)),
    articles: await articleFigures(services, locale, now - figureDays * dayMs),
    figureDays,
    problems: faq
      .check(dateOf(now))
      .problems // They stand among the reviews already.
      .filter(({ code }) => code !== "reviewDue")
      .map((problem) => ({ ...problem, text: describeProblem(problem, locale) }))
      .sort((one, other) => weight(one) - weight(other)),
  };
}

const weight = ({ severity }: { readonly severity: "error" | "warning" }) =>
  severity === "error" ? 0 : 1;
