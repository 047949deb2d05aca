import type { SupportContacts } from "../../protocol/contacts.ts";
import type { ArticleId, Locale, MessageId } from "../../protocol/conversation.ts";
import { limits } from "../../protocol/limits.ts";
import { missesBeforeOffer } from "../dialogue/decisions.ts";
import type { CustomerRecord } from "../domain/records.ts";
import { notFound } from "../domain/refusal.ts";
import { closesAt, opensAt } from "../domain/service-hours.ts";
import { offerAgent } from "./bot.ts";
import { commit } from "./commit.ts";
import { ConversationWriter } from "./conversation-writer.ts";
import type { Services } from "./services.ts";
import { maskAfter } from "./ticket-secrets.ts";

const monthMs = 30 * 86_400_000;
const mostAskedForMs = 60_000;

export interface Vote {
  readonly articleId: ArticleId;
  readonly messageId?: MessageId | undefined;
  readonly helpful: boolean;
  readonly reason?: string | undefined;
}

export const suggest = ({ faq }: Services, text: string, locale: Locale) =>
  faq.engine.suggest(text, locale);

export const askFaq = ({ faq }: Services, question: string, locale: Locale) =>
  faq.engine.ask(question, { locale });

export function articlePicture({ faq }: Services, url: string): Uint8Array {
  const bytes = faq.engine.picture(url);
  if (bytes === undefined) throw notFound("picture");
  return bytes;
}

/** How to reach support, and whether people are there now, as far as the wallet's hours say it. */
export function contacts({ faq, clock }: Services, locale: Locale): SupportContacts {
  const { hours } = faq.engine;
  const when = (next: typeof opensAt) => {
    const time = hours && next(hours, clock.now());
    return time === undefined ? undefined : new Date(time).toISOString();
  };
  const { timeZone } = hours ?? {};
  const times = { closesAt: when(closesAt), opensAt: when(opensAt), timeZone };
  return { ...faq.engine.contacts(locale), ...times };
}

export const walletName = ({ faq }: Services, locale: Locale) =>
  faq.engine.walletText("walletName", locale) || undefined;

/** What a device keeps of a language: all articles, or only those for emergencies. */
export const copyOfFaq = ({ faq }: Services, { locale, urgency }: CopyQuery) => ({
  articles: faq.engine
    .everyArticle(locale)
    .filter((one) => urgency === undefined || one.urgency === urgency),
  ...emergencySteps(faq.engine, locale),
});

/** Whom to call, and what to do. */
export const emergencySteps = (engine: Services["faq"]["engine"], locale: Locale) => ({
  contacts: engine.contacts(locale),
  emergencies: engine.emergencies(locale),
});

interface CopyQuery {
  readonly locale: Locale;
  readonly urgency?: "urgent" | undefined;
}

export function article({ faq }: Services, id: ArticleId, locale: Locale) {
  const found = faq.engine.article(id, locale);
  if (!found) throw notFound("article");
  return found;
}

/** The catalogue with its most asked articles, which are counted again once a minute. */
export function createCatalogue(services: Services) {
  let mostAsked: readonly ArticleId[] = [];
  let countedAt = Number.NEGATIVE_INFINITY;
  return async (locale: Locale) => {
    const now = services.clock.now();
    if (now - countedAt >= mostAskedForMs) {
      countedAt = now;
      mostAsked = await services.store.mostAsked(now - monthMs, limits.frequent);
    }
    return services.faq.engine.catalogue(locale, mostAsked);
  };
}

/** Saves the vote; one for an article that there is not is refused. 没用 on the last answer of the bot offers a human, once. */
export const vote = (services: Services, customer: CustomerRecord, given: Vote) =>
  commit(services, async (work) => {
    const { tx, now } = work;
    article(services, given.articleId, customer.locale);
    const reason = given.reason && (await maskAfter(work, customer, given.reason));
    const conversation = await tx.latestConversationOf(customer.id);
    const shown =
      conversation && given.messageId && (await tx.message(conversation.id, given.messageId));
    await tx.saveVote({
      ...given,
      reason,
      // What is not the id of a message of theirs is not kept: it could be anything.
      messageId: shown?.id,
      customerId: customer.id,
      at: now,
      conversationId: shown ? conversation?.id : undefined,
    });
    if (conversation?.status !== "bot" || conversation.lastArticleId !== given.articleId) return;
    const writer = new ConversationWriter(work, conversation);
    if (given.helpful) return writer.update({ misses: 0 });
    if (conversation.misses >= missesBeforeOffer) return;
    await offerAgent(work, writer, missesBeforeOffer);
  });
