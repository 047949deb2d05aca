import type { ArticleId, Locale } from "../../protocol/conversation.ts";
import { topicRise, topicsShown } from "../domain/live.ts";
import type { WaitingCount } from "../domain/waiting-records.ts";
import { type SampleAt, slotOf, usualAt } from "../domain/waiting-samples.ts";
import type { FaqEngine } from "../faq/engine.ts";
import type { InLine } from "../ports/store.ts";
import { announcementFor } from "./radar.ts";
import type { Services } from "./services.ts";
import { topicNames, topicTitles } from "./topic-names.ts";

const topicsAtMost = 6;
/** Of those who have come since the last look. */
const readAtOnce = 500;

/**
 * What those who wait are about. Of each it is read once: the line keeps an entry as it is until its priority, place or team is
 * another one.
 */
export function createWaitingTopics({ store, faq }: Pick<Services, "store" | "faq">) {
  let named: { readonly engine: FaqEngine; readonly names: WaitingNames } | undefined;
  const topicOf = new WeakMap<InLine, string>();

  async function readTopics(unknown: readonly InLine[]) {
    for (let from = 0; from < unknown.length; from += readAtOnce) {
      const slice = unknown.slice(from, from + readAtOnce);
      const found = await store.conversationTopics(slice.map(({ id }) => id));
      for (const one of slice) topicOf.set(one, found.get(one.id) ?? "");
      // Others are answered in between.
      await new Promise(setImmediate);
    }
  }

  return {
    /** Made once for each content: a catalogue has hundreds of titles, and the page asks every second. */
    names(): WaitingNames {
      const { engine } = faq;
      if (named?.engine !== engine) named = { engine, names: namesOf(engine) };
      return named.names;
    },
    async counts(line: readonly InLine[]): Promise<readonly WaitingCount[]> {
      const unknown = line.filter((one) => !topicOf.has(one));
      if (unknown.length > 0) await readTopics(unknown);
      return countsOf(line, topicOf, this.names());
    },
  };
}

interface WaitingNames {
  /**
   * The id of the article or category by this title. Empty for what nobody has written into the content: it may be a customer's own
   * words, and an erasure would not find it in a sample.
   */
  readonly idOf: (topic: string) => string;
  readonly titleOf: (topic: string, locale: Locale) => string;
}

function namesOf(engine: FaqEngine): WaitingNames {
  const { topicOf } = topicNames(engine);
  const titles = new Map<Locale, ReturnType<typeof topicTitles>>();
  const titlesIn = (locale: Locale) => {
    const known = titles.get(locale) ?? topicTitles(engine, locale);
    titles.set(locale, known);
    return known;
  };
  return {
    idOf(topic) {
      const id = topicOf(topic);
      return titlesIn("zh-CN")(id) === undefined ? "" : id;
    },
    titleOf: (topic, locale) => titlesIn(locale)(topic) ?? titlesIn("zh-CN")(topic) ?? topic,
  };
}

/** Of thousands: counted by their words first, which are looked up once each. */
function countsOf(
  line: readonly InLine[],
  topicOf: Pick<WeakMap<InLine, string>, "get">,
  { idOf }: Pick<WaitingNames, "idOf">,
): readonly WaitingCount[] {
  const teams = new Map<string, Map<string, number>>();
  for (const one of line) {
    const topics = teams.get(one.team ?? "") ?? new Map<string, number>();
    teams.set(one.team ?? "", topics);
    const words = topicOf.get(one) ?? "";
    topics.set(words, (topics.get(words) ?? 0) + 1);
  }
  return [...teams].flatMap(([team, topics]) => {
    const byId = new Map<string, number>();
    for (const [words, count] of topics) {
      const topic = idOf(words);
      byId.set(topic, (byId.get(topic) ?? 0) + count);
    }
    return [...byId].map(([topic, count]) => ({ team, topic, count }));
  });
}

interface WaitingAbout {
  readonly counts: readonly WaitingCount[];
  readonly team: string | undefined;
  readonly history: SampleAt;
}

/** What they wait for, beside what is usual now; and what rises most of it. */
export async function topicsWaiting(services: Services, { counts, team, history }: WaitingAbout) {
  const slot = slotOf(services.clock.now());
  const waiting = new Map<string, number>();
  for (const one of counts) {
    if (team !== undefined && one.team !== team) continue;
    waiting.set(one.topic, (waiting.get(one.topic) ?? 0) + one.count);
  }
  const topics = [...waiting].map(([topic, count]) => ({
    topic,
    waiting: count,
    usual: usualAt(history, slot, { team, topic }),
  }));
  const rise = topicRise(topics);
  return {
    topics: topicsShown(topics, topicsAtMost),
    rise: rise && { ...rise, ...(await knownOf(services, rise.topic)) },
  };
}

/** Since when the radar sees it, and what customers read of it. */
async function knownOf(services: Services, topic: string) {
  const id = topic as ArticleId;
  const alerts = await services.store.openRadarAlerts();
  return {
    since: alerts.find(({ topics }) => topics.includes(id))?.startedAt,
    announcement: announcementFor(services, { topics: [id], errorCodes: [] }),
  };
}
