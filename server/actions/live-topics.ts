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

/** What those who wait are about. Of each it is read once, and again when it has become more pressing. */
export function createWaitingTopics({ store, faq }: Pick<Services, "store" | "faq">) {
  let named: { readonly engine: FaqEngine; readonly names: WaitingNames } | undefined;
  let known = new Map<string, string>();
  const keyOf = ({ id, priority }: InLine) => `${id} ${priority}`;

  return {
    /** Made once for each content: a catalogue has hundreds of titles, and the page asks every second. */
    names(): WaitingNames {
      const { engine } = faq;
      if (named?.engine !== engine) named = { engine, names: namesOf(engine) };
      return named.names;
    },
    async counts(line: readonly InLine[]): Promise<readonly WaitingCount[]> {
      const topics = new Map<string, string>();
      const unknown: InLine[] = [];
      for (const one of line) {
        const topic = known.get(keyOf(one));
        if (topic === undefined) unknown.push(one);
        else topics.set(keyOf(one), topic);
      }
      for (let from = 0; from < unknown.length; from += readAtOnce) {
        const slice = unknown.slice(from, from + readAtOnce);
        const found = await store.conversationTopics(slice.map(({ id }) => id));
        for (const one of slice) topics.set(keyOf(one), found.get(one.id) ?? "");
      }
      known = topics;
      const { idOf } = this.names();
      return countsOf(
        line.map((one) => ({ team: one.team ?? "", topic: idOf(topics.get(keyOf(one)) ?? "") })),
      );
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

function countsOf(waiting: readonly Omit<WaitingCount, "count">[]): readonly WaitingCount[] {
  const counts = new Map<string, WaitingCount>();
  for (const { team, topic } of waiting) {
    const key = JSON.stringify([team, topic]);
    counts.set(key, { team, topic, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()];
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
