import type { DeskModel } from "./desk.ts";
import { maySeePage } from "./pages.ts";

/** Leads to what is chosen in the search. */
export function openFound(model: DeskModel): void {
  const { search, screen } = model;
  const results = search.results.value;
  const index = search.chosen.value;
  const kind = search.kind.value;
  const ticket = results?.tickets[index];
  const article = results?.articles[index];
  if (kind === "tickets" && ticket) {
    screen.show("tickets");
    void model.tickets.choose(ticket.number);
  } else if (kind === "articles" && article && mayOpenArticles(model)) {
    screen.showArticle(article.id);
  } else if (kind === "conversations" || kind === "customers") {
    const id =
      kind === "customers"
        ? results?.customers[index]?.conversationId
        : results?.conversations[index]?.row.id;
    if (id === undefined) return;
    screen.show("desk");
    model.open(id);
  }
}

/** Agents read an article beside the list; its page is the editors'. */
export const mayOpenArticles = (model: Pick<DeskModel, "agent">): boolean =>
  maySeePage(model.agent.value?.role, "articles");
