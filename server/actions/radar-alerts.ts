/** What those who lead see of the radar, and what they do about it. */

import type { LocaleTexts } from "../../protocol/announcement.ts";
import { type AgentId, type Locale, locales } from "../../protocol/conversation.ts";
import type { RadarAlertId } from "../../protocol/radar.ts";
import type { AnnouncementRecord } from "../domain/announcement-records.ts";
import { dayMs } from "../domain/local-time.ts";
import { insist } from "../domain/permissions.ts";
import { alertDismissed } from "../domain/radar-dismissal.ts";
import { mayDismissAlert, mayReadRadar } from "../domain/radar-permissions.ts";
import type { RadarAlertRecord } from "../domain/radar-records.ts";
import { knowsUsual } from "../domain/radar-usual.ts";
import { notFound } from "../domain/refusal.ts";
import { commit, refuseIfUnavailable } from "./commit.ts";
import { currentRows } from "./desk.ts";
import { agentNow } from "./lookups.ts";
import { announcementFor } from "./radar.ts";
import type { Services } from "./services.ts";

const recentMs = dayMs;
const recentAtMost = 20;

/** An alert with what it is called, and with what customers have read of it. */
export interface NamedAlert {
  readonly record: RadarAlertRecord;
  readonly title: LocaleTexts | undefined;
  /** What of it can stand in an announcement. */
  readonly article: LocaleTexts | undefined;
  readonly announcement: AnnouncementRecord | undefined;
}

/** Those that are not over, the strongest first, then those of the last day. */
export async function listAlerts(
  services: Services,
  agentId: AgentId,
): Promise<{ readonly alerts: readonly NamedAlert[]; readonly learning: true | undefined }> {
  const { store, clock } = services;
  insist(mayReadRadar(await agentNow(store, agentId)));
  const open = await refuseIfUnavailable(store.openRadarAlerts());
  const strongest = [...open].sort((one, other) => other.score - one.score);
  const recent = await store.radarAlertsSince(clock.now() - recentMs, recentAtMost);
  const alerts = [...strongest, ...recent].map((record) => named(services, record));
  const since = (await store.firstQuestionAt()) ?? clock.now();
  const learning = knowsUsual(clock.now(), since) ? undefined : true;
  return { alerts: await Promise.all(alerts), learning };
}

/** With the newest conversations behind it. */
export async function openAlert(services: Services, agentId: AgentId, id: RadarAlertId) {
  insist(mayReadRadar(await agentNow(services.store, agentId)));
  const record = await services.store.radarAlert(id);
  if (!record) throw notFound("radar alert");
  const rows = await currentRows(services, record.conversationIds);
  return { alert: await named(services, record), rows };
}

/** It is no problem: silent until it rises above what it is now. */
export async function dismissAlert(
  services: Services,
  agentId: AgentId,
  id: RadarAlertId,
): Promise<NamedAlert> {
  const record = await commit(services, async ({ tx, now, publish }) => {
    const agent = await agentNow(tx, agentId);
    insist(mayDismissAlert(agent));
    const before = await tx.radarAlert(id);
    if (!before) throw notFound("radar alert");
    const dismissed = alertDismissed(before, agent, now);
    if (dismissed === before) return before;
    await tx.saveRadarAlert(dismissed);
    publish({ kind: "radar", id, rings: false });
    return dismissed;
  });
  return named(services, record);
}

async function named(services: Services, record: RadarAlertRecord): Promise<NamedAlert> {
  const article = articleTitle(services, record);
  return {
    record,
    title: await titleOf(services, record, article),
    article,
    announcement: announcementFor(services, record),
  };
}

/** Of the article that most of its customers met. */
function articleTitle(
  { faq }: Services,
  { topics: [id] }: RadarAlertRecord,
): LocaleTexts | undefined {
  return id && inEach((locale) => faq.engine.article(id, locale)?.title ?? id);
}

/** A customer's words are read where they are kept: once they are erased or redacted there, they are so here. */
async function titleOf(
  { store }: Services,
  { subject, example }: RadarAlertRecord,
  article: LocaleTexts | undefined,
): Promise<LocaleTexts | undefined> {
  const [about, name = ""] = subject.split(/:(.*)/s);
  if (about === "topic") return article;
  if (about === "code")
    return inEach((locale) => [name, article?.[locale] ?? []].flat().join(" · "));
  if (!example) return undefined;
  const asked = await store.questionsIn(example.conversationId);
  const words = asked.find(({ messageSeq }) => messageSeq === example.messageSeq)?.question;
  return words === undefined ? undefined : inEach(() => words);
}

const inEach = (text: (locale: Locale) => string): LocaleTexts =>
  Object.fromEntries(locales.map((locale) => [locale, text(locale)])) as unknown as LocaleTexts;
