import { z } from "zod";
import { hostAnnouncementPayloads } from "../../protocol/announcement-schemas.ts";
import { hostCheckPayloads } from "../../protocol/emergency-schemas.ts";
import { httpPayloads } from "../../protocol/schemas.ts";
import { promiseKinds, ticketStates } from "../../protocol/ticket.ts";
import { hostTicketPayloads } from "../../protocol/ticket-schemas.ts";
import { hostTransactionPayloads } from "../../protocol/transaction-schemas.ts";

/** As it is sent: what a schema makes of it does not count, and what JSON Schema can't say is left out. */
function sent(schema: z.ZodType) {
  const { $schema: _dialect, ...described } = z.toJSONSchema(schema, {
    io: "input",
    unrepresentable: "any",
  });
  return described;
}

const { shape: customer } = httpPayloads.hostCustomer;
const { shape: announcement } = hostAnnouncementPayloads.numbered;
const { shape: ticket } = hostTicketPayloads.numbered;

/** What stands in a path. */
export const requestParts = {
  Sub: sent(customer.sub),
  TicketNumber: sent(ticket.number),
  AnnouncementId: sent(announcement.id),
} as const;

const text = { type: "string" } as const;
const time = { type: "string", format: "date-time" } as const;
const count = { type: "integer", minimum: 0 } as const;

const arrayOf = (properties: object) => ({ type: "array", items: { type: "object", properties } });

const answerWith = (properties: object) => ({
  type: "object",
  properties,
  required: Object.keys(properties),
});

/** What the routes take, from the schemas that check it, and what they answer. */
export const schemas = {
  Complaint: sent(hostTicketPayloads.file),
  Reply: sent(hostTicketPayloads.reply),
  Check: sent(hostCheckPayloads.check),
  CheckAnswer: { type: "object", properties: { checkId: text, conversationId: text } },
  NewAnnouncement: sent(hostAnnouncementPayloads.post),
  AnnouncementPatch: sent(hostAnnouncementPayloads.patch),
  AnnouncementUpdate: sent(hostAnnouncementPayloads.update),
  AnnouncementEnd: sent(hostAnnouncementPayloads.end),
  AnnouncementAnswer: answerWith({ announcement: { type: "object" } }),
  WrittenAnnouncement: {
    ...answerWith({ announcement: { type: "object" } }),
    properties: {
      announcement: { type: "object" },
      warnings: {
        type: "array",
        description:
          "Topics that are no article and no category, and error codes that no article has: it is announced, but no question is about them. Absent where there are none.",
        items: answerWith({
          part: { type: "string", enum: ["topics", "errorCodes"] },
          value: { type: "string" },
        }),
      },
    },
  },
  AnnouncementList: answerWith({ announcements: { type: "array" }, more: { type: "boolean" } }),
  PushedTransactions: sent(hostTransactionPayloads.push),
  Error: {
    type: "object",
    properties: {
      error: {
        type: "object",
        properties: { code: text, message: text, retryAfterMs: count, reference: text },
        required: ["code", "message"],
      },
    },
  },
  TicketAnswer: {
    type: "object",
    properties: {
      ticket: {
        type: "object",
        properties: {
          number: text,
          state: { enum: ticketStates },
          topic: text,
          description: text,
          promise: {
            type: "object",
            properties: { kind: { enum: promiseKinds }, at: time },
          },
          breachedAt: time,
          timeline: arrayOf({ at: time, kind: text, text, by: text }),
          createdAt: time,
          closedAt: time,
        },
        required: ["number", "state", "topic", "description", "promise", "timeline"],
      },
    },
    required: ["ticket"],
  },
  ErasureReceipt: {
    type: "object",
    properties: {
      receipt: text,
      at: time,
      conversations: count,
      messages: count,
      tickets: count,
    },
    required: ["receipt", "at", "conversations", "messages", "tickets"],
  },
  CustomerExport: {
    type: "object",
    properties: {
      exportedAt: time,
      customer: { type: "object" },
      conversations: arrayOf({
        id: text,
        messages: { type: "array" },
        questions: { type: "array" },
        notes: { type: "array" },
        tags: { type: "array" },
      }),
      tickets: { type: "array" },
      votes: arrayOf({ articleId: text, helpful: { type: "boolean" }, reason: text, at: time }),
    },
    required: ["exportedAt", "customer", "conversations", "votes"],
  },
} as const;
