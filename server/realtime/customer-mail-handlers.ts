import type { mailPayloads } from "../../protocol/mail-schemas.ts";
import type { CheckedCustomerCalls } from "../../protocol/sockets.ts";
import {
  leaveMailAddress,
  mailStanding,
  mailTranscript,
  switchCustomerMail,
} from "../actions/mailing.ts";
import type { Services } from "../actions/services.ts";
import type { Handlers } from "./answer.ts";
import type { CustomerCaller } from "./connections.ts";

type MailCalls = Pick<CheckedCustomerCalls, keyof typeof mailPayloads>;

export const customerMailHandlers = (services: Services): Handlers<MailCalls, CustomerCaller> => ({
  async "mail:get"({ customer }) {
    return { mail: await mailStanding(services, customer) };
  },
  async "mail:leave"({ customer }, { address }) {
    return { mail: await leaveMailAddress(services, customer, address) };
  },
  async "mail:switch"({ customer }, { on }) {
    return { mail: await switchCustomerMail(services, customer, on) };
  },
  async "mail:transcript"({ customer }, { conversationId }) {
    return { mail: await mailTranscript(services, customer, conversationId) };
  },
});
