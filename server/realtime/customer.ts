import { customerHandshake } from "../../protocol/handshake-schemas.ts";
import { limits } from "../../protocol/limits.ts";
import { agentPayloads, customerPayloads } from "../../protocol/schemas.ts";
import { announcementsFor } from "../actions/announcement-readers.ts";
import { articlesAbout } from "../actions/announcement-topics.ts";
import * as articles from "../actions/articles.ts";
import * as conversations from "../actions/conversations.ts";
import { newsFor } from "../actions/customer-news.ts";
import { identifyCustomer } from "../actions/customers.ts";
import { isStaffed } from "../actions/desk.ts";
import { customerArrived, customerLeft } from "../actions/presence.ts";
import { Refusal } from "../domain/refusal.ts";
import { countCall, countGuest, countMessage, countTicket } from "../edge/customer-limits.ts";
import { refused } from "../edge/refused.ts";
import { validate } from "../edge/validate.ts";
import { presentAnnouncement } from "../present/announcement.ts";
import { presentConversation } from "../present/conversation.ts";
import { presentCustomer } from "../present/customer.ts";
import { presentEvents } from "../present/event.ts";
import { answerAll, type RefusedCall } from "./answer.ts";
import { answerable, type CustomerCaller, type CustomerNamespace } from "./connections.ts";
import { customerHandlers } from "./customer-handlers.ts";
import { refuseSession } from "./end-connection.ts";
import { handshake } from "./handshake.ts";
import { refusalNotes } from "./note-refused.ts";
import type { Realtime } from "./realtime.ts";
import { customerRoom } from "./rooms.ts";
import type { ServerWire } from "./wire/wire.ts";

type CustomerSocket = Parameters<Parameters<CustomerNamespace["use"]>[0]>[0];

/** Calls with limits of their own. */
const counted = new Map([
  ["message:send", countMessage],
  ["ticket:file", countTicket],
  ["ticket:add", countMessage],
  ["ticket:escalate", countMessage],
  ["ticket:follow-up", countMessage],
  ["survey:answer", countMessage],
  ["survey:answer-periodic", countMessage],
  ["idea:send", countTicket],
]);

export function serveCustomers(
  namespace: CustomerNamespace,
  realtime: Realtime,
  wire: ServerWire,
): void {
  const { services, limits: rates, callers } = realtime;
  const note = refusalNotes(realtime);
  const answering = {
    ...realtime,
    schemas: customerPayloads,
    handlers: customerHandlers(services, wire),
    consume: (name: string, { customer, address }: CustomerCaller) =>
      (counted.get(name) ?? countCall)(rates, {
        customerId: customer.id,
        address,
      }),
    async consumeRefused({ customer }: CustomerCaller, refused: RefusedCall) {
      await rates.consume("refused", customer.id);
      if (isAgentsAlone(refused)) await note(`customer:${customer.id}`, refused);
    },
    consumeFlood: ({ customer }: CustomerCaller) => rates.spendAll("refused", customer.id),
  };

  namespace.use(
    handshake(realtime, async (socket: CustomerSocket) => {
      const { keep, ...shown } = validate(customerHandshake, socket.handshake.auth);
      // A page that embeds the widget gets no token that outlives its own sign-in.
      const may = keep && callers.isOwn(socket.request.headers);
      const address = callers.addressOf(socket.request);
      const admitGuest = async () => {
        if (!callers.mayBeGuest(socket.request.headers)) {
          throw new Refusal(
            "unauthenticated",
            "Without an Origin, an identity or a token is needed.",
          );
        }
        await countGuest(rates, address);
      };
      const identified = await identifyCustomer(
        services,
        may ? { ...shown, keep } : shown,
        admitGuest,
      );
      await rates.consume("connect", identified.customer.id);
      await rates.refuseIfSpent("refused", identified.customer.id);
      socket.data.caller = { ...identified, connectionId: socket.id, address };
    }),
  );

  namespace.on("connection", (socket) => {
    const { caller } = socket.data;
    const { id } = caller.customer;
    const reportPresence = (error: unknown) => realtime.report(error, "customer presence");
    void customerArrived(services, id).catch(reportPresence);
    socket.on("disconnect", () => void customerLeft(services, id).catch(reportPresence));
    answerAll(answerable(socket, realtime), caller, answering);
    void sendSession(socket, realtime).catch((error) => {
      refuseSession(socket, refused(error, "session", realtime.report));
    });
  });
}

/** No widget sends these: somebody tries the door. */
const isAgentsAlone = ({ name }: RefusedCall) =>
  Object.hasOwn(agentPayloads, name) && !Object.hasOwn(customerPayloads, name);

/**
 * Joins before it reads, and reads once more after it has sent: the event of what happens in between reaches a client
 * that has no session yet and cannot use it.
 */
async function sendSession(
  socket: CustomerSocket,
  { services, catalogue, expectedWait }: Realtime,
) {
  const { customer, token, expiresAt } = socket.data.caller;
  await socket.join(customerRoom(customer.id));
  const { locale } = customer;
  const { frequent } = await catalogue(locale);
  const snapshot = await conversations.current(services, customer);
  const announced = await announcementsFor(services, customer, snapshot?.messages);
  socket.emit("session", {
    token,
    expiresInMs: expiresAt && Math.max(0, expiresAt - services.clock.now()),
    customer: presentCustomer(customer),
    conversation: snapshot ? presentConversation(snapshot, locale) : null,
    announcements: announced.map(({ announcement, own }) =>
      presentAnnouncement(announcement, locale, {
        topics: articlesAbout(services, announcement),
        own,
      }),
    ),
    features: {
      frequent: frequent.map(({ id, title }) => ({ articleId: id, title })),
      contacts: articles.contacts(services, locale),
      staffed: await isStaffed(services),
      estimatedWaitSeconds: await expectedWait(locale),
      officialHosts: services.faq.engine.officialHosts,
      earlier: await conversations.hasEarlier(services, customer, snapshot),
      mail: services.mail !== undefined,
      walletName: articles.walletName(services, locale),
      accent: services.settings.current().brand?.accent,
      news: await newsFor(services, customer),
    },
    limits,
    epoch: services.store.epoch,
  });
  const missed = await conversations.messagesSince(services, customer, snapshot);
  for (const event of presentEvents(missed, locale)) socket.emit("event", event);
}
