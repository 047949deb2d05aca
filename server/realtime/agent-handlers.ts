import type { CheckedAgentCalls } from "../../protocol/sockets.ts";
import * as conversations from "../actions/agent-conversations.ts";
import * as articles from "../actions/articles.ts";
import * as desk from "../actions/desk.ts";
import { createLiveDesk } from "../actions/live.ts";
import * as queue from "../actions/queue.ts";
import { redactForAgent } from "../actions/redaction.ts";
import type { Services } from "../actions/services.ts";
import { agentSnapshotOf } from "../actions/snapshots.ts";
import { factsForAgent } from "../actions/transactions.ts";
import { agentLocale } from "../present/agent.ts";
import { presentAgentConversation } from "../present/agent-conversation.ts";
import { presentSynced } from "../present/conversation.ts";
import { presentRow } from "../present/desk-row.ts";
import { presentLive } from "../present/live.ts";
import { agentTicketHandlers } from "./agent-ticket-handlers.ts";
import { agentAnnouncementHandlers } from "./announcement-handlers.ts";
import type { Handlers } from "./answer.ts";
import { bulletinHandlers } from "./bulletin-handlers.ts";
import type { AgentCaller, AgentNamespace } from "./connections.ts";
import { improvementHandlers } from "./improvement-handlers.ts";
import { memoHandlers } from "./memo-handlers.ts";
import { noteHandlers } from "./note-handlers.ts";
import { radarHandlers } from "./radar-handlers.ts";
import { replayHandlers } from "./replay-handlers.ts";
import { agentSurveyHandlers } from "./survey-handlers.ts";
import { watching } from "./watching.ts";
import type { ServerWire } from "./wire/wire.ts";

const done = {};

export function agentHandlers(
  services: Services,
  namespace: AgentNamespace,
  wire: ServerWire,
): Handlers<CheckedAgentCalls, AgentCaller> {
  const liveDesk = createLiveDesk(services);
  const present = presentAgentConversation(
    (id, locale) => services.faq.engine.article(id, locale)?.title ?? id,
  );
  return {
    async "desk:available"({ agentId }, { on, capacity }) {
      await desk.goOnDuty(services, agentId, { on, capacity });
      return { desk: await desk.deskOf(services, agentId) };
    },
    async "desk:list"({ agentId }, wanted) {
      const { rows, cursor } = await desk.listDesk(services, agentId, wanted);
      const times = services.faq.engine.queue;
      return { conversations: rows.map((row) => presentRow(row, times)), cursor };
    },
    async "queue:take"(caller, wanted) {
      const taken = await queue.take(services, caller.agentId, wanted);
      const read = () => agentSnapshotOf(services, taken);
      const snapshot = await watching(namespace, caller, { id: taken.id, read });
      return { conversation: present(snapshot, agentLocale) };
    },
    async "conversation:open"(caller, wanted) {
      const read = () => conversations.openForAgent(services, caller.agentId, wanted);
      const snapshot = await watching(namespace, caller, { id: wanted.conversationId, read });
      return { conversation: present(snapshot, agentLocale) };
    },
    async "conversation:look"({ agentId }, look) {
      await conversations.showLooking(services, agentId, look);
      return done;
    },
    async "conversation:sync"({ agentId }, have) {
      const caught = await conversations.syncForAgent(services, agentId, have);
      return presentSynced(caught, agentLocale, present);
    },
    async "conversation:read"({ agentId }, read) {
      await conversations.markReadByAgent(services, agentId, read);
      return done;
    },
    async "message:send"({ agentId, connectionId: origin }, reply) {
      const message = await conversations.sendReply(services, agentId, { ...reply, origin });
      return wire.messages.acknowledgement(message, agentLocale);
    },
    async "message:redact"({ agentId }, wanted) {
      await redactForAgent(services, agentId, wanted);
      return done;
    },
    async "priority:set"({ agentId }, wanted) {
      await conversations.setPriority(services, agentId, wanted);
      return done;
    },
    async "conversation:transfer"({ agentId }, wanted) {
      await queue.transfer(services, agentId, wanted);
      return done;
    },
    async "conversation:release"({ agentId }, { conversationId }) {
      await queue.release(services, agentId, conversationId);
      return done;
    },
    async "conversation:resolve"({ agentId }, finished) {
      await conversations.resolveForAgent(services, agentId, finished);
      return done;
    },
    async typing({ agentId }, typing) {
      await conversations.showAgentTyping(services, agentId, typing);
      return done;
    },
    async "faq:suggest"(_caller, { text, locale = agentLocale }) {
      return { articles: articles.suggest(services, text, locale) };
    },
    async "article:get"(_caller, { id, locale = agentLocale }) {
      return { article: articles.article(services, id, locale) };
    },
    async "customer:facts"({ agentId }, { conversationId }) {
      return factsForAgent(services, agentId, conversationId);
    },
    async "desk:live"({ agentId, locale }, { team }) {
      return presentLive(await liveDesk(agentId, team), locale);
    },
    async "agent:list"({ agentId }) {
      return desk.colleagues(services, agentId);
    },
    ...agentTicketHandlers(services),
    ...noteHandlers(services),
    ...memoHandlers(services),
    ...bulletinHandlers(services),
    ...improvementHandlers(services),
    ...replayHandlers(services),
    ...agentAnnouncementHandlers(services),
    ...radarHandlers(services),
    ...agentSurveyHandlers(services),
  };
}
