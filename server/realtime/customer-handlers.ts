import type { CheckedCustomerCalls } from "../../protocol/sockets.ts";
import { cancelRequest, requestAgent } from "../actions/agent-request.ts";
import { announcementsIn } from "../actions/announcement-readers.ts";
import { articlesAbout } from "../actions/announcement-topics.ts";
import * as articles from "../actions/articles.ts";
import * as conversations from "../actions/conversations.ts";
import { redactForCustomer } from "../actions/redaction.ts";
import type { Services } from "../actions/services.ts";
import { acceptSigned, recentTransactions } from "../actions/transactions.ts";
import { presentAnnouncement } from "../present/announcement.ts";
import { presentConversation, presentSummary, presentSynced } from "../present/conversation.ts";
import { customerAnnouncementHandlers } from "./announcement-handlers.ts";
import type { Handlers } from "./answer.ts";
import type { CustomerCaller } from "./connections.ts";
import { customerEmergencyHandlers } from "./customer-emergency-handlers.ts";
import { customerMailHandlers } from "./customer-mail-handlers.ts";
import { customerTicketHandlers } from "./customer-ticket-handlers.ts";
import { customerSurveyHandlers } from "./survey-handlers.ts";
import type { ServerWire } from "./wire/wire.ts";

const done = {};

export function customerHandlers(
  services: Services,
  wire: ServerWire,
): Handlers<CheckedCustomerCalls, CustomerCaller> {
  const locale = ({ customer }: CustomerCaller) => customer.locale;
  return {
    "message:send"({ customer, connectionId: origin }, sent) {
      const draft = { ...sent, origin };
      return conversations
        .send(services, customer, draft)
        .then((saved) => wire.messages.acknowledgement(saved, customer.locale));
    },
    async "message:redact"({ customer }, wanted) {
      await redactForCustomer(services, customer, wanted);
      return done;
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
    async "conversation:list"({ customer }, { before }) {
      const page = await conversations.list(services, customer, before);
      return { conversations: page.conversations.map(presentSummary), more: page.more };
    },
    async "conversation:open"(caller, { id, beforeSeq }) {
      const snapshot = await conversations.openForCustomer(services, caller.customer, {
        id,
        beforeSeq,
      });
      const announced = await announcementsIn(services, caller.customer, snapshot.messages);
      return {
        conversation: presentConversation(snapshot, locale(caller)),
        announcements: announced.map((one) =>
          presentAnnouncement(one, locale(caller), { topics: articlesAbout(services, one) }),
        ),
      };
    },
    async typing({ customer }, { on }) {
      await conversations.showTyping(services, customer, on);
      return done;
    },
    async "faq:suggest"(caller, { text }) {
      return { articles: articles.suggest(services, text, locale(caller)) };
    },
    async "article:get"(caller, { id }) {
      return { article: articles.article(services, id, locale(caller)) };
    },
    async "article:vote"({ customer }, vote) {
      await articles.vote(services, customer, vote);
      return done;
    },
    async "agent:request"({ customer }, request) {
      return requestAgent(services, customer, request);
    },
    async "agent:cancel"({ customer }) {
      await cancelRequest(services, customer);
      return done;
    },
    async "transactions:recent"({ customer }, { signed, id }) {
      if (signed !== undefined) await acceptSigned(services, customer, signed);
      return recentTransactions(services, customer, id);
    },
    ...customerTicketHandlers(services),
    ...customerEmergencyHandlers(services),
    ...customerMailHandlers(services),
    ...customerAnnouncementHandlers(services),
    ...customerSurveyHandlers(services),
  };
}
