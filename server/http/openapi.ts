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
      ErasureReceipt: {
        type: "object",
        properties: { receipt: text, at: time, conversations: count, messages: count },
        required: ["receipt", "at", "conversations", "messages"],
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
          votes: arrayOf({ articleId: text, helpful: { type: "boolean" }, reason: text, at: time }),
        },
        required: ["exportedAt", "customer", "conversations", "votes"],
      },
    },
  },
} as const;
