import type { AgentId, ConversationId } from "../../protocol/conversation.ts";
import { askedAcross, askedSecret } from "../../protocol/secrets/asking.ts";
import { impostorWords } from "../../protocol/secrets/impostor.ts";
import type { SecretKind } from "../../protocol/secrets/kind.ts";
import type { AuditActor } from "../domain/audit.ts";
import { Refusal } from "../domain/refusal.ts";
import { noteAlone } from "./audit.ts";
import type { Services } from "./services.ts";

interface SaidToCustomer {
  /** What a customer reads of one call: a message and the names of its files, the parts of a ticket. */
  readonly texts: readonly string[];
  /** What the agent has said before it, oldest first. */
  readonly earlier: readonly string[];
  /** Absent for what stands in no conversation: a ticket, a saved reply. */
  readonly conversationId?: ConversationId | undefined;
}

/** Nobody of ours asks a customer for a secret, wherever it stands, so whoever does it in our name stands out. */
export const refuseAsking = (
  services: Services,
  agentId: AgentId,
  said: SaidToCustomer,
): Promise<void> => refuse(services, { by: `agent:${agentId}`, agentId }, said);

/** The same for the wallet's back end: whoever has its key speaks in the wallet's name. */
export const refuseAskingByWallet = (services: Services, text: string): Promise<void> =>
  refuse(services, { by: "wallet" }, { texts: [text], earlier: [] });

async function refuse(
  services: Services,
  { by, agentId }: { readonly by: AuditActor; readonly agentId?: AgentId },
  { conversationId, texts, earlier }: SaidToCustomer,
): Promise<void> {
  const secret = askedIn(texts, earlier);
  const words = secret === undefined ? impostorWords(texts.join("\n")) : undefined;
  if (words !== undefined) {
    const details = { words };
    const about = conversationId && (`conversation:${conversationId}` as const);
    await noteAlone(services, { what: "impostor.words", by, about, details });
    throw new Refusal(
      "impostor_words",
      `These are an impostor's words (${words}): agents never lead customers to another channel, account or screen.`,
    );
  }
  if (secret === undefined) return;
  services.securityLog.note({ what: "secret.asked", agentId, conversationId, secret });
  const about = conversationId && (`conversation:${conversationId}` as const);
  const details = { secret };
  await noteAlone(services, { what: "secret.asked", by, about, details });
  throw new Refusal(
    "secret_found",
    `It asks the customer for a secret (${secret}). Agents never do, so that customers know a thief by it.`,
  );
}

/** In one of the texts, or going on from one into the next. */
function askedIn(texts: readonly string[], earlier: readonly string[]): SecretKind | undefined {
  for (const [at, text] of texts.entries()) {
    const asked = askedAcross([...earlier, ...texts.slice(0, at)], text);
    if (asked) return asked;
  }
  return askedSecret(texts.join("\n"));
}
