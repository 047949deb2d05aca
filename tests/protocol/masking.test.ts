/** What people write is masked as it comes in; a schema that forgets it is found here. */

import { expect, test } from "vitest";
import type { ZodObject, ZodType } from "zod";
import { hostAnnouncementPayloads } from "../../protocol/announcement-schemas.ts";
import { uploadPayloads } from "../../protocol/attachment-schemas.ts";
import { hostCheckPayloads } from "../../protocol/emergency-schemas.ts";
import { agentHandshake, customerHandshake } from "../../protocol/handshake-schemas.ts";
import { agentPayloads, customerPayloads, httpPayloads } from "../../protocol/schemas.ts";
import { hostTicketPayloads } from "../../protocol/ticket-schemas.ts";
import { hostTransactionPayloads } from "../../protocol/transaction-schemas.ts";

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
  "customerId",
  "email",
  "epoch",
  "handlerId",
  "id",
  "identity",
  "incidents",
  "into",
  "last",
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
  ...Object.values(hostAnnouncementPayloads),
  ...Object.values(hostTransactionPayloads),
  ...Object.values(hostCheckPayloads),
];

test("every text that a person may write is masked by its schema", () => {
  const leaks = payloads.flatMap((schema) => leaksOf("payload", schema));
  expect([...new Set(leaks)].sort()).toEqual(notWritten);
});

/** Without a sign that the form of an id or of a code refuses. A bare key passes in a text: only the customer knows what it is. */
const idLike = [
  "4111111111111111",
  "4111-1111-1111-1111",
  "11010519491231002X",
  "legal-winner-thank-year-wave-sausage-worth-useful-legal-winner-thank-yellow",
  "legal.winner.thank.year.wave.sausage.worth.useful.legal.winner",
].flatMap((one) => [one, one.toLowerCase(), one.toUpperCase()]);
idLike.push("KwDiBf89QgGbjEhKnhXJuH7LrciVrZi3qYjgd9M7rFU73sVHnoWn");

/**
 * Compared, and not kept: the code of a sign-in, a step of an emergency, and the kind of one. The wallet's own number of a
 * transaction (`id`), which it knows; a customer's `transactionId` is kept where the wallet knows it, or masked.
 */
const compared = ["code", "id", "kind", "step", "transactionId"];

function codesThatLeak(part: string, schema: ZodType): readonly string[] {
  const { shape, element } = schema as Partial<ZodObject> & { readonly element?: ZodType };
  const inner = (schema as { readonly unwrap?: () => ZodType }).unwrap;
  if (shape)
    return Object.entries(shape).flatMap(([name, one]) => codesThatLeak(name, one as ZodType));
  if (element) return codesThatLeak(part, element);
  if (inner) return codesThatLeak(part, inner.call(schema));
  if (schema.safeParse(text).success) return [];
  const leaks = idLike.filter((one) => {
    const read = schema.safeParse(one);
    return read.success && JSON.stringify(read.data).includes(one);
  });
  return leaks.length > 0 ? [part] : [];
}

test("no form of an id or a code lets a card, an identity number, words or a key through", () => {
  const leaks = payloads.flatMap((schema) => codesThatLeak("payload", schema));
  expect([...new Set(leaks)].sort()).toEqual(compared);
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
