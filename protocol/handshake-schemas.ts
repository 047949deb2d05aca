import { z } from "zod";
import { locales } from "./conversation.ts";
import { limits } from "./limits.ts";

const locale = z.enum(locales);

export const customerHandshake = z.strictObject({
  token: z.string().max(200).optional(),
  identity: z.string().max(limits.identityLength).optional(),
  locale: locale.optional(),
  /** With an identity: a token for this page, which outlives the identity. Only our own pages get one. */
  keep: z.literal(true).optional(),
});

/** `locale`: the console's, for what the server names, such as topics. */
export const agentHandshake = z.strictObject({
  token: z.string().max(200).optional(),
  locale: locale.optional(),
});

export type CustomerHandshake = z.output<typeof customerHandshake>;
