import { limits, ticketLimits } from "../../protocol/limits.ts";
import { promiseKinds, ticketStates } from "../../protocol/ticket.ts";

/** `GET /api/host/openapi.json`: the calls of the wallet's back end, for its own tools. */

const bodyOf = (name: string) => ({
  content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } },
});

const refusedWith = (description: string) => ({ description, ...bodyOf("Error") });

const refusals = {
  "401": refusedWith("No key, or a wrong one."),
  "404": refusedWith("There is no such customer."),
};

const text = { type: "string" } as const;
const time = { type: "string", format: "date-time" } as const;
const count = { type: "integer", minimum: 0 } as const;

const sub = {
  name: "sub",
  in: "path",
  required: true,
  description:
    "The customer's `sub`, as the identity token has it, or PocketDesk's own id of an anonymous one.",
  schema: text,
} as const;

const ticketNumber = {
  name: "number",
  in: "path",
  required: true,
  description: "`PD-20261121-0001-3`",
  schema: text,
} as const;

const idempotencyKey = {
  name: "Idempotency-Key",
  in: "header",
  description: "The same request with the same key gets the first answer, for a day.",
  schema: { ...text, minLength: 1, maxLength: 200 },
} as const;

const arrayOf = (properties: object) => ({ type: "array", items: { type: "object", properties } });

export const openApi = {
  openapi: "3.1.0",
  info: { title: "PocketDesk, for the wallet's back end", version: "1" },
  security: [{ key: [] }],
  paths: {
    "/api/host/customers/{sub}/export": {
      get: {
        operationId: "exportCustomer",
        summary: "All that there is of a customer.",
        parameters: [sub],
        responses: {
          "200": { description: "The data.", ...bodyOf("CustomerExport") },
          ...refusals,
        },
      },
    },
    "/api/host/tickets": {
      post: {
        operationId: "fileTicket",
        summary: "Files a complaint that began at the wallet.",
        parameters: [idempotencyKey],
        requestBody: { required: true, ...bodyOf("Complaint") },
        responses: {
          "201": { description: "It is filed.", ...bodyOf("TicketAnswer") },
          "400": refusedWith("`invalid`, or `too_large` with 413."),
          "401": refusals["401"],
        },
      },
    },
    "/api/host/tickets/{number}": {
      get: {
        operationId: "getTicket",
        summary: "A complaint as its customer sees it.",
        parameters: [ticketNumber],
        responses: {
          "200": { description: "The ticket.", ...bodyOf("TicketAnswer") },
          "401": refusals["401"],
          "404": refusedWith("There is no such ticket."),
        },
      },
    },
    "/api/host/tickets/{number}/replies": {
      post: {
        operationId: "replyInTicket",
        summary: "Replies to the customer in the wallet's name.",
        parameters: [ticketNumber, idempotencyKey],
        requestBody: { required: true, ...bodyOf("Reply") },
        responses: {
          "201": { description: "The customer can read it.", ...bodyOf("TicketAnswer") },
          "401": refusals["401"],
          "404": refusedWith("There is no such ticket."),
          "409": refusedWith("`closed`: it takes no replies any more."),
        },
      },
    },
    "/api/host/customers/{sub}/erase": {
      post: {
        operationId: "eraseCustomer",
        summary: "Deletes all that there is of a customer.",
        parameters: [sub, idempotencyKey],
        responses: {
          "200": { description: "It is gone.", ...bodyOf("ErasureReceipt") },
          ...refusals,
          "409": refusedWith("`on_hold`: a legal hold keeps the data."),
        },
      },
    },
  },
  components: {
    securitySchemes: { key: { type: "http", scheme: "bearer", description: "HOST_API_KEY" } },
    schemas: {
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
      Complaint: {
        type: "object",
        properties: {
          sub: { ...text, maxLength: 200 },
          topic: { ...text, maxLength: limits.topicLength },
          description: { ...text, maxLength: ticketLimits.textLength },
          demand: { ...text, maxLength: ticketLimits.demandLength },
          contact: { ...text, maxLength: ticketLimits.contactLength },
        },
        required: ["sub", "topic", "description"],
      },
      Reply: {
        type: "object",
        properties: { text: { ...text, maxLength: ticketLimits.textLength } },
        required: ["text"],
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
          }),
          tickets: { type: "array" },
          votes: arrayOf({ articleId: text, helpful: { type: "boolean" }, reason: text, at: time }),
        },
        required: ["exportedAt", "customer", "conversations", "votes"],
      },
    },
  },
} as const;
