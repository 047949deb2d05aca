/** What administrators and the wallet's back end ask about customers, the audit log and webhooks. */

import { z } from "zod";
import { limits } from "./limits.ts";
import type { MailId } from "./mail.ts";
import { id, isText, walletSubject, writtenText } from "./schema-parts.ts";
import type { WebhookId } from "./webhook.ts";

/** The wallet's own id of a customer, or ours. */
const customerName = z.string().min(1).max(300).refine(isText, "is no name");

export const administrationPayloads = {
  /** Query strings are text. */
  auditQuery: z.strictObject({
    before: z
      .string()
      .regex(/^[1-9]\d{0,14}$/)
      .transform(Number)
      .optional(),
  }),
  hostCustomer: z.strictObject({ sub: walletSubject }),
  adminCustomer: z.strictObject({ customer: customerName }),
  deadWebhooks: z.strictObject({ before: id<WebhookId>().optional() }),
  webhook: z.strictObject({ webhook: id<WebhookId>() }),
  failedMails: z.strictObject({ before: id<MailId>().optional() }),
  mail: z.strictObject({ mail: id<MailId>() }),
  hold: z.strictObject({ reason: writtenText(limits.reasonLength) }),
} as const;
