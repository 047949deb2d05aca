import type { TicketRules } from "../../server/domain/ticket-rules.ts";

const days = (count: number) => ({ days: count });

/** China's days off around October 1st and New Year 2026/27, and a day that is worked for them. */
export const ticketRules: TicketRules = {
  calendar: {
    timeZone: "Asia/Shanghai",
    workday: { from: 540, to: 1_080 },
    holidays: new Set(["2026-10-01", "2026-10-02", "2026-10-05", "2026-10-06", "2027-01-01"]),
    workingDays: new Set(["2026-10-10"]),
  },
  targets: {
    normal: { acknowledge: days(1), answer: days(3), decision: days(15), review: days(10) },
    high: { acknowledge: { hours: 4 }, answer: days(2), decision: days(7), review: days(5) },
    urgent: { acknowledge: { hours: 1 }, answer: days(1), decision: days(3), review: days(3) },
  },
  topics: { 退款: { decision: days(5) } },
  late: days(1),
  alert: { hours: 1 },
  task: days(1),
  approvalAbove: "1000",
  approvalCurrency: "CNY",
  reviewWithinDays: 30,
  followUpDays: 3,
  askAgainDays: 7,
  closeUnansweredDays: 30,
  teams: ["技术组"],
  causeNames: {},
  causes: ["银行无回执"],
};

/** In Shanghai, which is eight hours ahead of UTC. */
export const shanghai = (date: string, time: string) => Date.parse(`${date}T${time}:00+08:00`);
