import type { ArticleId, Locale } from "../../protocol/conversation.ts";
import { moneyWords } from "../../protocol/money.ts";
import type { WalletTransaction } from "../../protocol/transaction.ts";
import { createAlarmGlance } from "../dialogue/alarm.ts";
import type { AskedDay } from "../dialogue/hours-question.ts";
import type { ArticleBody, ArticleGiven, Knowledge } from "../dialogue/knowledge.ts";
import { createWords } from "../dialogue/lexicon.ts";
import type { AskedContact } from "../dialogue/official-question.ts";
import { isOfficial } from "../domain/official-contacts.ts";
import { hoursOn, opensAt } from "../domain/service-hours.ts";
import { hoursOfTeam } from "../domain/teams.ts";
import type { FaqEngine } from "../faq/engine.ts";
import { wordingsOf } from "../locales/bot-phrases.ts";
import { clockWords } from "../locales/clock-words.ts";
import { hoursWords } from "../locales/hours-words.ts";
import { translate } from "../locales/texts.ts";

/** The engine and the locale files, as the dialogue asks for them. What is prepared for an engine is prepared once. */
export function createKnowledge(faq: {
  readonly engine: FaqEngine;
}): (locale: Locale) => Knowledge {
  let prepared = prepare(faq.engine);
  return (locale) => {
    if (prepared.engine !== faq.engine) prepared = prepare(faq.engine);
    const { engine, words, mayBeAlarm } = prepared;
    return {
      words,
      mayBeAlarm,
      ask: (text, context) => engine.ask(text, context),
      articleBody: (id, given) => articleBody(engine, id, { ...given, locale }),
      transactionAnswer: (one, now) => transactionAnswer(engine, locale, { one, now }),
      wordings: (phrase, value) => wordingsOf(locale, phrase, value),
      handover: engine.handover,
      opensAt: (now, team) => opensAtInWords(engine, locale, { now, team }),
      hoursOn: (days, now) => hoursInWords(engine, locale, { days, now }),
      officialContacts: (asked) => officialContacts(engine, locale, asked),
      crisisLine: engine.walletText("crisisLine", locale),
      emergencyLine: engine.walletText("emergencyHotline", locale),
    };
  };
}

function opensAtInWords(
  { hours: ofDesk, queue }: FaqEngine,
  locale: Locale,
  { now, team }: { readonly now: number; readonly team: string | undefined },
): string | undefined {
  const hours = hoursOfTeam(queue.teams, team, ofDesk);
  const at = hours && opensAt(hours, now);
  return at === undefined || hours === undefined
    ? undefined
    : clockWords(locale, at, { now, timeZone: hours.timeZone });
}

function hoursInWords(
  { hours }: FaqEngine,
  locale: Locale,
  { days, now }: { readonly days: readonly AskedDay[]; readonly now: number },
) {
  if (hours === undefined) return undefined;
  const found = hoursOn(hours, days, now);
  const comma = locale === "en" ? ", " : "，";
  const inWords = (some: typeof found) =>
    some.map((day) => hoursWords(locale, day, hours.timeZone)).join(comma);
  return {
    open: inWords(found.filter(({ spans }) => spans.length > 0)),
    closed: inWords(found.filter(({ spans }) => spans.length === 0)),
  };
}

/** Times are said in the time zone of the desk; without hours, in that of the promises. */
function transactionAnswer(
  { hours, tickets, transactionAnswer }: FaqEngine,
  locale: Locale,
  { one, now }: { readonly one: WalletTransaction; readonly now: number },
) {
  const at = one.expectedAt && Date.parse(one.expectedAt);
  const timeZone = hours?.timeZone ?? tickets.calendar.timeZone;
  const answer = transactionAnswer(one, {
    locale,
    amount: moneyWords(one.amount, one.currency, locale),
    expected: at
      ? { words: clockWords(locale, at, { now, timeZone }), isPast: at < now }
      : undefined,
  });
  if (answer === undefined || one.asOf === undefined) return answer;
  const time = clockWords(locale, Date.parse(one.asOf), { now, timeZone });
  return { ...answer, text: `${translate(locale, "transaction.asOf", time)}${answer.text}` };
}

function officialContacts(engine: FaqEngine, locale: Locale, asked: readonly AskedContact[]) {
  const known = engine.officialContacts;
  const own = [...known.phones, ...known.hosts, ...known.emails];
  const accounts = engine.walletText("officialAccounts", locale);
  const list = [...own, ...(accounts ? [accounts] : [])].join(locale === "en" ? ", " : "、");
  return { ours: asked.filter((one) => isOfficial(one, known)), list, accounts };
}

function prepare(engine: FaqEngine) {
  const { panic, distress, legal } = engine.lexicon.alerts;
  return {
    engine,
    words: createWords(engine.lexicon),
    mayBeAlarm: createAlarmGlance([...panic, ...distress, ...legal, ...engine.urgentWords]),
  };
}

/** An article as a message, whole or the part that answers; `reply` goes before its blocks. */
function articleBody(
  engine: FaqEngine,
  articleId: ArticleId,
  { locale, confidence, offersAgent, reply, passage }: ArticleGiven & { readonly locale: Locale },
): ArticleBody | undefined {
  const article = engine.article(articleId, locale);
  if (!article) return undefined;
  const { title, blocks, urgency, outage, related } = article;
  const lead = reply ? [{ kind: "paragraph", text: [{ text: reply }] } as const] : [];
  return {
    kind: "article",
    articleId,
    title,
    blocks: passage ?? [...lead, ...blocks],
    confidence,
    urgency,
    outage,
    related: passage ? [] : related,
    offersAgent: offersAgent ? true : undefined,
    excerpt: passage ? true : undefined,
  };
}
