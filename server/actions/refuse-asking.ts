import type { AgentId, ConversationId } from "../../protocol/conversation.ts";
import { askedSecret } from "../../protocol/secrets/asking.ts";
import { Refusal } from "../domain/refusal.ts";
import { noteAlone } from "./audit.ts";
import type { Services } from "./services.ts";

interface SaidToCustomer {
  readonly text: string;
  /** Absent for what stands in no conversation: a ticket, a saved reply. */
  readonly conversationId?: ConversationId | undefined;
}

/** Nobody of ours asks a customer for a secret, wherever it stands, so whoever does it in our name stands out. */
export async function refuseAsking(
  services: Services,
  agentId: AgentId,
  { conversationId, text }: SaidToCustomer,
): Promise<void> {
  const secret = askedSecret(text);
  if (secret === undefined) return;
  services.securityLog.note({ what: "secret.asked", agentId, conversationId, secret });
  const about = conversationId && (`conversation:${conversationId}` as const);
  const details = { secret };
  await noteAlone(services, { what: "secret.asked", by: `agent:${agentId}`, about, details });
  throw new Refusal(
    "secret_found",
    `It asks the customer for a secret (${secret}). Agents never do, so that customers know a thief by it.`,
  );
}
