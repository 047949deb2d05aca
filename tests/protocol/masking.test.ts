/** What people write is masked as it comes in; a schema that forgets it is found here. */

import { expect, test } from "vitest";
import type { ZodObject, ZodType } from "zod";
import { uploadPayloads } from "../../protocol/attachment-schemas.ts";
import { agentHandshake, customerHandshake } from "../../protocol/handshake-schemas.ts";
import { agentPayloads, customerPayloads, httpPayloads } from "../../protocol/schemas.ts";
import { hostTicketPayloads } from "../../protocol/ticket-schemas.ts";

/** Names and signs that no person writes, or that must come as they are. A field of text does not belong here. */
const notWritten = [
  "agent",
  "agentId",
  "articleId",
  "before",
  "checkId",
  "conversationId",
  "cursor",
  "customer",
  "email",
  "epoch",
  "handlerId",
  "id",
  "identity",
  "incidents",
  "into",
  "mail",
  "messageId",
  "next",
  "noteId",
  "number",
  "ownerId",
  "password",
  "signed",
  "sub",
  "taskId",
  "toAgentId",
  "token",
  "webhook",
];

const secret = "Abc12345";
const text = `我的密码是${secret}`;

/** The parts of a payload that let the secret through, however deep they are. */
function leaksOf(part: string, schema: ZodType): readonly string[] {
  const { shape, element } = schema as Partial<ZodObject> & { readonly element?: ZodType };
  if (shape)
    return Object.entries(shape).flatMap(([name, inner]) => leaksOf(name, inner as ZodType));
  if (element) return leaksOf(part, element);
  const read = schema.safeParse(text);
  return read.success && JSON.stringify(read.data).includes(secret) ? [part] : [];
}

const payloads: readonly ZodType[] = [
  customerHandshake,
  agentHandshake,
  ...Object.values(customerPayloads),
  ...Object.values(agentPayloads),
  ...Object.values(httpPayloads),
  ...Object.values(hostTicketPayloads),
  ...Object.values(uploadPayloads),
];

test("every text that a person may write is masked by its schema", () => {
  const leaks = payloads.flatMap((schema) => leaksOf("payload", schema));
  expect([...new Set(leaks)].sort()).toEqual(notWritten);
});

test("a text says which kinds of secret it held, and is else as it was", () => {
  const send = (written: string) =>
    customerPayloads["message:send"].parse({
      clientId: "5f1d2c8e-3b7a-4f60-9d15-2a8c4e6b7f01",
      text: written,
    }).text;
  expect(send(text)).toEqual({ text: "我的密码是••••", redacted: ["password"] });
  expect(send("  您好\n ")).toEqual({ text: "  您好\n ", redacted: [] });
});
