/** The schemas of the routes about accounts. */

import { z } from "zod";
import type { AgentId } from "./conversation.ts";
import { agentRoles, mostCapacity } from "./desk.ts";
import { limits } from "./limits.ts";
import { id, writtenText } from "./schema-parts.ts";

const password = z.string().min(1).max(200);
const token = z.string().min(1).max(200);
const code = z.string().regex(/^[\da-zA-Z -]{1,20}$/);
const name = writtenText(limits.nameLength);

export const accountPayloads = {
  signIn: z.strictObject({
    email: z.string().trim().min(3).max(200),
    password,
    code: code.optional(),
  }),
  invite: z.strictObject({
    email: z.string().trim().min(3).max(200),
    name,
    role: z.enum(agentRoles),
  }),
  agent: z.strictObject({ id: id<AgentId>() }),
  changeAgent: z
    .strictObject({
      name: name.optional(),
      role: z.enum(agentRoles).optional(),
      disabled: z.boolean().optional(),
      capacity: z.int().min(1).max(mostCapacity).optional(),
    })
    .refine((change) => Object.keys(change).length > 0, "changes nothing"),
  resetAgent: z.strictObject({ twoFactor: z.literal(true).optional() }),
  link: z.strictObject({ token }),
  useLink: z.strictObject({ token, password }),
  changePassword: z.strictObject({ password, next: password }),
  confirmTwoFactor: z.strictObject({ code }),
  stopTwoFactor: z.strictObject({ password }),
  session: z.strictObject({ id: z.string().min(1).max(64) }),
} as const;
