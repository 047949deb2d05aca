import type { CustomerId } from "../../protocol/conversation.ts";
import { everybody, type RateLimits } from "../ports/rate-limits.ts";

interface Caller {
  readonly customerId: CustomerId;
  readonly address: string;
}

/** Throws `rate_limited`: for this customer, for all at the address, or for the installation. */
export async function countMessage(limits: RateLimits, { customerId, address }: Caller) {
  await limits.consume("message", customerId);
  await limits.consume("messages-of-address", address);
  await limits.consume("messages", everybody);
}

/** A complaint that is filed. */
export async function countTicket(limits: RateLimits, { customerId, address }: Caller) {
  await limits.consume("ticket", customerId);
  await limits.consume("tickets-of-address", address);
  await limits.consume("tickets", everybody);
}

/** Any other call, also one that does not exist. */
export async function countCall(limits: RateLimits, { customerId, address }: Caller) {
  await limits.consume("call", customerId);
  await limits.consume("calls-of-address", address);
  await limits.consume("calls", everybody);
}

/** By address, before anybody has looked at the token. */
export async function countHandshake(limits: RateLimits, address: string) {
  await limits.consume("handshake", address);
  await limits.consume("handshakes", everybody);
}

/** A question over HTTP, whoever asks. */
export async function countQuestion(limits: RateLimits, address: string) {
  await limits.consume("ask", address);
  await limits.consume("asks", everybody);
}

/** An article, a picture, a copy of the FAQ. */
export async function countRead(limits: RateLimits, address: string) {
  await limits.consume("read", address);
  await limits.consume("reads", everybody);
}

interface Upload {
  readonly kind: "agent" | "customer";
  readonly id: string;
  readonly isGuest: boolean;
  readonly address: string;
  readonly bytes: number;
}

/** A file that begins, by its announced size. Agents are few, and known. */
export async function countUpload(limits: RateLimits, upload: Upload) {
  const { kind, id, isGuest, address, bytes } = upload;
  await limits.consume("upload", id);
  if (kind === "agent") return;
  const kib = Math.ceil(bytes / 1_024);
  await limits.consume("uploads-of-address", address);
  if (isGuest) await limits.consume("guest-upload-kib-of-address", address, kib);
  await limits.consume("upload-kib-of-address", address, kib);
  await limits.consume("upload-kib", everybody, kib);
}

/** A new anonymous customer costs a row, and comes with limits of their own. */
export async function countGuest(limits: RateLimits, address: string) {
  await limits.consume("guests-of-address", address);
  await limits.consume("guests", everybody);
}
