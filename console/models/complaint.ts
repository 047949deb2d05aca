import { type AttachmentId, attachmentLimits } from "../../protocol/attachment.ts";
import type { Priority } from "../../protocol/conversation.ts";
import type { AgentConversation } from "../../protocol/desk.ts";
import { ticketLimits } from "../../protocol/limits.ts";
import { toLocalTime } from "../../ui/local-time.ts";

export interface BegunComplaint {
  readonly topic: string;
  readonly severity: Priority;
  readonly description: string;
  /** As a field for local times has it. */
  readonly happenedAt?: string | undefined;
  readonly transactionId?: string | undefined;
  readonly attachmentIds: readonly AttachmentId[];
}

/** Of somebody with whom nobody has spoken here. */
export const nothingBegun: BegunComplaint = {
  topic: "",
  severity: "normal",
  description: "",
  attachmentIds: [],
};

/** What a complaint can be begun with: the customer's own words, the last transaction and the evidence of the conversation. */
export function complaintFrom({
  topic,
  priority,
  messages,
}: Pick<AgentConversation, "topic" | "priority" | "messages">): BegunComplaint {
  const own = messages.filter(({ author }) => author.kind === "customer");
  const words = own.flatMap(({ body }) => ("text" in body && body.text ? [body.text] : []));
  const shown = own.flatMap(({ body }) =>
    body.kind === "transaction" && body.transaction ? [body.transaction] : [],
  );
  const files = own.flatMap(({ body }) =>
    body.kind === "attachment" ? body.attachments.map(({ id }) => id) : [],
  );
  const about = shown.at(-1);
  return {
    topic: topic ?? "",
    severity: priority,
    description: words.join("\n").slice(0, ticketLimits.textLength),
    happenedAt: about && toLocalTime(about.at),
    transactionId: about?.id,
    attachmentIds: [...new Set(files)].slice(-attachmentLimits.count),
  };
}
