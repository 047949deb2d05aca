import { announcementPaths } from "./openapi-announcements.ts";
import { bodyOf, everyCall, idempotencyKey, refusedWith } from "./openapi-parts.ts";
import { requestParts, schemas } from "./openapi-schemas.ts";

/** `GET /api/host/openapi.json`: the calls of the wallet's back end, for its own tools. What they take is not written here. */

const refusals = {
  ...everyCall,
  "404": refusedWith("There is no such customer."),
};

const sub = {
  name: "sub",
  in: "path",
  required: true,
  description:
    "The customer's `sub`, as the identity token has it, or PocketDesk's own id of an anonymous one.",
  schema: requestParts.Sub,
} as const;

const ticketNumber = {
  name: "number",
  in: "path",
  required: true,
  description: "`PD-20261121-0001-3`",
  schema: requestParts.TicketNumber,
} as const;

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
          ...everyCall,
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
          ...everyCall,
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
          "400": refusedWith("`invalid`, or `too_large` with 413."),
          ...everyCall,
          "404": refusedWith("There is no such ticket."),
          "409": refusedWith("`closed`: it takes no replies any more."),
        },
      },
    },
    ...announcementPaths,
    "/api/host/customers/{sub}/transactions": {
      put: {
        operationId: "pushTransactions",
        summary: "Puts these in the place of the customer's transactions from before.",
        parameters: [sub],
        requestBody: { required: true, ...bodyOf("PushedTransactions") },
        responses: {
          "204": { description: "They are kept." },
          "400": refusedWith("`invalid`, or `too_large` with 413."),
          ...everyCall,
        },
      },
    },
    "/api/host/customers/{sub}/checks": {
      post: {
        operationId: "askCheck",
        summary:
          "Asks the customer whether a transaction was theirs. The webhook check.answered answers.",
        parameters: [sub, idempotencyKey],
        requestBody: { required: true, ...bodyOf("Check") },
        responses: {
          "201": { description: "The customer can see it.", ...bodyOf("CheckAnswer") },
          "400": refusedWith("`invalid`: not of this form, or expired already."),
          ...everyCall,
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
    schemas,
  },
} as const;
