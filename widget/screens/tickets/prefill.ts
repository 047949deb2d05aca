import type { Category } from "../../../protocol/catalogue.ts";
import type { Conversation, Message } from "../../../protocol/conversation.ts";
import { ticketLimits } from "../../../protocol/limits.ts";
import { toLocalTime } from "../../../ui/local-time.ts";

/** In characters; a shorter text tells nobody what has happened. */
const shortestStory = 4;
/** In characters; a longer text that asks for a person tells something else, too. */
const longestRequest = 12;
const asksForPerson = /人工|客服|真人|專人|agent|human|person/i;

/** Parts of a draft; those that nothing is known of are absent. */
export interface Prefilled {
  readonly description?: string;
  /** As the field has it. */
  readonly happenedAt?: string;
  readonly transactionId?: string;
}

/** What a complaint begins with: what the customer has said in the conversation, what the bot has collected, and the transaction. */
export function prefillFrom(view: Conversation | null): Prefilled {
  const messages = view?.messages ?? [];
  const description = storyIn(messages);
  const shown = messages.findLast(({ body }) => body.kind === "transaction")?.body;
  const transaction = shown?.kind === "transaction" ? shown.transaction : undefined;
  const transactionId = transaction?.id;
  // Without a transaction the time at which they began to tell: it is the nearest that is known.
  const at = transaction?.at ?? (description === "" ? undefined : messages.find(isTold)?.at);
  return {
    ...(description === "" ? {} : { description }),
    ...(at === undefined ? {} : { happenedAt: toLocalTime(at) }),
    ...(transactionId === undefined ? {} : { transactionId }),
  };
}

/** The category of what was answered last; undefined where nothing was. */
export function topicFrom(
  view: Conversation | null,
  categories: readonly Category[],
): string | undefined {
  const body = view?.messages.findLast((one) => one.body.kind === "article")?.body;
  if (body?.kind !== "article") return undefined;
  return categories.find(({ articles }) => articles.some(({ id }) => id === body.articleId))?.title;
}

/** The customer's own words, in order, as many as there is room for. Where they answer a question, the question stands before them. */
function storyIn(messages: readonly Message[]): string {
  const titles = new Set(messages.flatMap(titlesIn));
  const lines: string[] = [];
  let length = 0;
  for (const [index, { author, body }] of messages.entries()) {
    const said = "text" in body && !("redacted" in body && body.redacted) ? body.text?.trim() : "";
    if (author.kind !== "customer" || !said || titles.has(said)) continue;
    const question = questionBefore(messages[index - 1]);
    if (question?.skip === said || (!question && !tells(said))) continue;
    const line = question ? `${question.text} ${said}` : said;
    length += line.length + 1;
    if (length > ticketLimits.textLength) break;
    lines.push(line);
  }
  return lines.join("\n");
}

const isTold = ({ author, body }: Message) =>
  author.kind === "customer" && "text" in body && tells(body.text?.trim() ?? "");

const tells = (said: string) =>
  said.length >= shortestStory && !(said.length <= longestRequest && asksForPerson.test(said));

/** What is tapped to read an article is sent as its title. */
function titlesIn({ body }: Message): readonly string[] {
  if (body.kind === "article") return [body.title, ...body.related.map(({ title }) => title)];
  return body.kind === "choices" ? body.choices.map(({ title }) => title) : [];
}

/** What the bot has asked, and the words that pass over it. */
function questionBefore(message: Message | undefined) {
  const body = message?.body;
  if (body?.kind !== "text" || !body.replies) return undefined;
  return { text: body.text, skip: body.replies.at(-1) };
}
