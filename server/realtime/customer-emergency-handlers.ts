import type { emergencyPayloads } from "../../protocol/emergency-schemas.ts";
import type { CheckedCustomerCalls } from "../../protocol/sockets.ts";
import { answerCheck } from "../actions/checks.ts";
import * as emergencies from "../actions/emergencies.ts";
import type { Services } from "../actions/services.ts";
import type { Handlers } from "./answer.ts";
import type { CustomerCaller } from "./connections.ts";

type EmergencyCalls = Pick<CheckedCustomerCalls, keyof typeof emergencyPayloads>;

export const customerEmergencyHandlers = (
  services: Services,
): Handlers<EmergencyCalls, CustomerCaller> => ({
  async "emergency:open"({ customer }, opened) {
    return { emergency: await emergencies.openEmergency(services, customer, opened) };
  },
  async "emergency:mark"({ customer }, mark) {
    return { emergency: await emergencies.markStep(services, customer, mark) };
  },
  async "emergency:freeze"({ customer }) {
    return { emergency: await emergencies.freezeAccount(services, customer) };
  },
  async "check:answer"({ customer }, answer) {
    await answerCheck(services, customer, answer);
    return {};
  },
});
