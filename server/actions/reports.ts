/** The regular report: made once when its period is over, then sent by e-mail and as a webhook, as administrators have set it. */

import type { ReportTopic, ReportView } from "../../protocol/report.ts";
import { createHourOf } from "../domain/counted-hours.ts";
import { doneAt } from "../domain/improvement.ts";
import type { Period } from "../domain/insight-period.ts";
import { dayMs } from "../domain/local-time.ts";
import { type DueReport, reportFigures, reportsDue, roseMost } from "../domain/report.ts";
import type { ReportRecord } from "../domain/report-records.ts";
import { agentLocale } from "../present/agent.ts";
import { commit } from "./commit.ts";
import { topicTotals } from "./insight-topics.ts";
import { figuresOf } from "./insights.ts";
import { noteMail } from "./mail-outbox.ts";
import { countingZone } from "./rollups.ts";
import type { Services } from "./services.ts";
import { topicTitles } from "./topic-names.ts";

const readAtMost = 1_000;

/** To be called every few seconds, by one. Whoever is second finds the report there, and sends nothing. */
export async function makeReports(services: Services): Promise<void> {
  const { store, settings, faq, clock } = services;
  const { reports } = settings.current();
  if (!reports) return;
  for (const due of reportsDue(clock.now(), countingZone(faq.engine), reports)) {
    if (await store.report(due.id)) continue;
    await keep(services, { id: due.id, at: clock.now(), report: await made(services, due) });
  }
}

const keep = (services: Services, record: ReportRecord) =>
  commit(services, async ({ tx, now, publish, services: { settings, ids, mail } }) => {
    const { addresses = [], webhook } = settings.current().reports ?? {};
    if (!(await tx.insertReport(record))) return;
    for (const address of mail ? addresses : []) {
      const about = `report:${record.id} ${address}` as const;
      await noteMail({ tx, now, ids }, { customerId: "", kind: "report", about });
    }
    if (webhook) publish({ kind: "report", id: record.id });
  });

async function made(services: Services, due: DueReport): Promise<ReportView> {
  const { kind, period, before } = due;
  return {
    kind,
    ...period,
    now: reportFigures(await figuresOf(services, period)),
    before: reportFigures(await figuresOf(services, before)),
    rose: roseMost(await topicsIn(services, period, before)),
    done: await doneIn(services, period),
  };
}

async function topicsIn(
  services: Services,
  period: Period,
  earlier: Period,
): Promise<readonly ReportTopic[]> {
  const titleOf = topicTitles(services.faq.engine, agentLocale);
  const totals = await topicTotals(services, period, earlier);
  return totals.map((one) => ({ ...one, isTyped: titleOf(one.topic) === undefined }));
}

/** What was done about it, as far as it is known here. */
async function doneIn({ store, faq }: Services, { from, to }: Period): Promise<ReportView["done"]> {
  const hourOf = createHourOf(countingZone(faq.engine));
  const isIn = (at: number) => {
    const day = hourOf(at).slice(0, 10);
    return day >= from && day <= to;
  };
  const since = Date.parse(from) - dayMs;
  const announcements = await store.announcementsSince(since, readAtMost);
  const changes = await store.contentChanges(readAtMost);
  const improvements = await store.improvementsSince(since, readAtMost);
  const known = [
    ...(await store.openRadarAlerts()),
    ...(await store.radarAlertsSince(since, readAtMost)),
  ];
  const alerts = known.filter(({ rangAt }) => rangAt !== undefined && isIn(rangAt));
  return {
    announcements: announcements.filter(({ startsAt }) => isIn(startsAt)).map(({ title }) => title),
    improvements: improvements.flatMap((one) => {
      const at = doneAt(one);
      return at !== undefined && isIn(at) ? [one.what] : [];
    }),
    articles: [
      ...new Set(
        changes
          .filter(({ at, kind }) => isIn(at) && kind !== "out-of-scope")
          .map(({ target }) => target),
      ),
    ],
    alerts: alerts.length,
    dismissed: alerts.filter(({ dismissedAt }) => dismissedAt !== undefined).length,
  };
}
