import { type AgentId, type ArticleId, type Locale, locales } from "../../protocol/conversation.ts";
import { mayTendContent } from "../domain/content-permissions.ts";
import { dateOf } from "../domain/local-time.ts";
import { type ActingAgent, insist } from "../domain/permissions.ts";
import { notFound } from "../domain/refusal.ts";
import { describeProblem } from "../faq/content/problem.ts";
import { agentNow } from "./lookups.ts";
import type { Services } from "./services.ts";

interface EditorArticleQuery {
  readonly id: ArticleId;
  /** Of whoever reads it. */
  readonly locale: Locale;
}

/** The files of a live article, and what the check says of them. */
export async function editorArticle(
  { store, faq, clock }: Services,
  agentId: AgentId,
  { id, locale }: EditorArticleQuery,
) {
  insist(mayTendContent(await agentNow(store, agentId)));
  const versions = faq.content.articles.get(id);
  const article = faq.engine.article(id, locale);
  if (!versions || !article) throw notFound("article");
  const { problems, complete } = faq.check(dateOf(clock.now()));
  return {
    id,
    title: article.title,
    files: locales.flatMap((one) => versions.get(one) ?? []),
    checked: complete,
    problems: problems
      // A file with an error may have no version yet, so its path says whose it is.
      .filter(({ file }) => file.endsWith(`/${id}.md`))
      .map((problem) => ({ ...problem, text: describeProblem(problem, locale) }))
      .sort((one, other) => Number(isWarning(one)) - Number(isWarning(other))),
  };
}

const isWarning = ({ severity }: { readonly severity: "error" | "warning" }) =>
  severity === "warning";

/** Who learns at once that other articles are live. */
export const followsContent = (agent: ActingAgent): boolean => mayTendContent(agent);
