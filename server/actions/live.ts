import type { AgentId } from "../../protocol/conversation.ts";
import { lineFigures, quantilesOf } from "../domain/live.ts";
import { mayWatchDesk } from "../domain/live-permissions.ts";
import { hourMs } from "../domain/local-time.ts";
import { insist, worksAtDesk } from "../domain/permissions.ts";
import { notFound } from "../domain/refusal.ts";
import { dayBegins } from "../domain/service-hours.ts";
import { hoursOfTeam, isMember } from "../domain/teams.ts";
import { curveOf } from "../domain/waiting-samples.ts";
import { clearing, liveAgents } from "./live-agents.ts";
import { dueBy, dueSoon, repliesOwed, waitsNamed } from "./live-due.ts";
import { createWaitingTopics, topicsWaiting } from "./live-topics.ts";
import { agentNow } from "./lookups.ts";
import { countingZone } from "./rollups.ts";
import type { Services } from "./services.ts";
import { createWaitingHistory } from "./waiting-samples.ts";

const repliesAtMost = 1_000;

/**
 * Answers the desk at this moment, of one team or of all, for whoever leads: asked once a second. The line is in memory, the rest has
 * an index, and of other days is kept what was read once.
 */
export function createLiveDesk(services: Services) {
  const { store, clock, waitingLine, customerPresence, faq } = services;
  const historyAt = createWaitingHistory(services);
  const topics = createWaitingTopics(services);

  return async function liveDesk(agentId: AgentId, team: string | undefined) {
    const now = clock.now();
    insist(mayWatchDesk(await agentNow(store, agentId)));
    const { queue, hours: ofDesk } = faq.engine;
    const wanted = queue.teams.find(({ name }) => name === team);
    if (team !== undefined && wanted === undefined) throw notFound("team");
    const hours = hoursOfTeam(queue.teams, team, ofDesk);
    const timeZone = hours?.timeZone ?? countingZone(faq.engine);
    const span = { from: dayBegins(hours, timeZone, now), now };
    const [everybody, loads, replies, history, hour] = await Promise.all([
      store.agents(),
      store.loads(),
      repliesOwed(services),
      historyAt(span),
      lastHour(services, team),
    ]);
    const agents = everybody.filter(
      (agent) => worksAtDesk(agent) && (wanted === undefined || isMember(wanted, agent)),
    );
    const everyone = waitingLine.slice(0, waitingLine.length);
    const counts = await topics.counts(everyone);
    const line = team === undefined ? everyone : everyone.filter((one) => one.team === team);
    const { longestSince, bands, ...waits } = lineFigures(line, {
      now,
      targetMs: queue.waitTarget,
      dueBy: dueBy(now),
      named: waitsNamed,
    });
    return {
      timeZone,
      teams: queue.teams.map(({ name }) => name),
      waiting: line.length,
      away: line.filter(({ customerId }) => customerPresence.awaySince(customerId) !== undefined)
        .length,
      longestSince,
      waitTarget: queue.waitTarget,
      bands,
      titleOf: topics.names().titleOf,
      ...(await topicsWaiting(services, { counts, team, history })),
      today: curveOf(history, span, { team }),
      hour,
      agents: liveAgents(services, { agents, loads, replies }),
      clearing: team === undefined ? await clearing(services, { agents, loads }) : undefined,
      ...(await dueSoon(services, { agentId, team, replies, waits })),
    };
  };
}

async function lastHour({ store, clock }: Services, team: string | undefined) {
  const last = { since: clock.now() - hourMs, team };
  const [came, done, replies] = await Promise.all([
    store.cameSince(last),
    store.doneSince(last),
    store.firstReplies(last, repliesAtMost),
  ]);
  return { came, done, firstReply: quantilesOf(replies) };
}
