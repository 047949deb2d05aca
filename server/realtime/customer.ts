import { limits } from "../../protocol/limits.ts";
import { customerHandshake, customerPayloads } from "../../protocol/schemas.ts";
import type { CustomerCalls } from "../../protocol/sockets.ts";
import * as articles from "../actions/articles.ts";
import * as conversations from "../actions/conversations.ts";
import { cancelRequest, requestAgent } from "../actions/handover.ts";
import { welcome } from "../actions/sign-in.ts";
import { answerSurvey } from "../actions/surveys.ts";
import { validate } from "../edge/validate.ts";
import { presentConversation, presentSummary, presentSynced } from "../present/conversation.ts";
import { presentCustomer } from "../present/customer.ts";
import { presentEvents } from "../present/event.ts";
import { answerAll, type Handlers } from "./answer.ts";
import type { CustomerCaller, CustomerNamespace } from "./connections.ts";
import { handshake } from "./handshake.ts";
import type { Realtime } from "./realtime.ts";
import { customerRoom } from "./rooms.ts";

type CustomerSocket = Parameters<Parameters<CustomerNamespace["use"]>[0]>[0];

export function serveCustomers(namespace: CustomerNamespace, realtime: Realtime): void {
  const { services, limits: rates } = realtime;
  const answering = {
    ...realtime,
    schemas: customerPayloads,
    handlers: handlersOf(realtime),
    take: (name: string, { customer }: CustomerCaller) =>
      rates.take(name === "message:send" ? "message" : "call", customer.id),
  };

  namespace.use(
    handshake(realtime, async (socket: CustomerSocket) => {
      const shown = validate(customerHandshake, socket.handshake.auth);
      const { customer, token, expiresAt } = await welcome(services, shown);
      socket.data.caller = { customer, connection: socket.id, token, expiresAt };
    }),
  );

  namespace.on("connection", (socket) => {
    const { caller } = socket.data;
    answerAll(socket, caller, answering);
    void greet(socket, realtime).catch((error) => {
      realtime.report(error, "session");
      socket.conn.close();
    });
  });
}

/**
 * Joins before it reads, and reads once more after it has sent: what happens in between is told by an
 * event that the client cannot place yet.
 */
async function greet(socket: CustomerSocket, { services, catalogue }: Realtime) {
  const { customer, token } = socket.data.caller;
  await socket.join(customerRoom(customer.id));
  const { locale } = customer;
  const { frequent } = await catalogue(locale);
  const snapshot = await conversations.current(services, customer);
  socket.emit("session", {
    ...(token === undefined ? {} : { token }),
    customer: presentCustomer(customer),
    conversation: snapshot ? presentConversation(snapshot, locale) : null,
    announcements: [],
    features: {
      frequent: frequent.map(({ id, title }) => ({ articleId: id, title })),
      contacts: articles.contacts(services, locale),
    },
    limits,
    epoch: services.store.epoch,
  });
  const latest = await services.store.latestConversationOf(customer.id);
  const seen = snapshot?.conversation.id === latest?.id ? (snapshot?.conversation.lastSeq ?? 0) : 0;
  if (!latest || latest.lastSeq <= seen) return;
  if (latest.resolvedAt !== undefined && !snapshot) return;
  const missed = await services.store.messages(latest.id, {
    after: seen,
    limit: limits.syncLength,
  });
  for (const event of presentEvents(missed, locale)) socket.emit("event", event);
}

const done = {};

function handlersOf({ services, messages }: Realtime): Handlers<CustomerCalls, CustomerCaller> {
  const locale = ({ customer }: CustomerCaller) => customer.locale;
  return {
    "message:send"({ customer, connection: origin }, { clientId, text, articleId }) {
      const draft = { clientId, text, articleId, origin };
      return conversations
        .send(services, customer, draft)
        .then((message) => messages.acknowledged(message, customer.locale));
    },
    async "conversation:sync"({ customer }, have) {
      const caught = await conversations.sync(services, customer, have);
      return presentSynced(caught, customer.locale, presentConversation);
    },
    async "conversation:read"({ customer }, { seq }) {
      await conversations.markRead(services, customer, seq);
      return done;
    },
    async "conversation:end"({ customer }) {
      await conversations.end(services, customer);
      return done;
    },
    async "conversation:list"({ customer }) {
      const all = await conversations.list(services, customer);
      return { conversations: all.map(presentSummary) };
    },
    async "conversation:open"(caller, { id, beforeSeq }) {
      const wanted = beforeSeq === undefined ? { id } : { id, beforeSeq };
      const snapshot = await conversations.open(services, caller.customer, wanted);
      return { conversation: presentConversation(snapshot, locale(caller)) };
    },
    async typing({ customer }, { on }) {
      await conversations.typing(services, customer, on);
      return done;
    },
    async "faq:suggest"(caller, { text }) {
      return { articles: articles.suggest(services, text, locale(caller)) };
    },
    async "article:get"(caller, { id }) {
      return { article: articles.article(services, id, locale(caller)) };
    },
    async "article:vote"({ customer }, vote) {
      const { messageId, reason, ...rest } = vote;
      await articles.vote(services, customer, {
        ...rest,
        ...(messageId === undefined ? {} : { messageId }),
        ...(reason === undefined ? {} : { reason }),
      });
      return done;
    },
    async "agent:request"({ customer }, { reason, topic }) {
      return requestAgent(services, customer, {
        ...(reason === undefined ? {} : { reason }),
        ...(topic === undefined ? {} : { topic }),
      });
    },
    async "agent:cancel"({ customer }) {
      await cancelRequest(services, customer);
      return done;
    },
    async "survey:answer"({ customer }, { resolved, comment, ...rest }) {
      await answerSurvey(services, customer, {
        ...rest,
        ...(resolved === undefined ? {} : { resolved }),
        ...(comment === undefined ? {} : { comment }),
      });
      return done;
    },
  };
}
