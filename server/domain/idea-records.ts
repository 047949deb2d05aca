import type { AgentId, ClientId, CustomerId, Locale } from "../../protocol/conversation.ts";
import type { IdeaId } from "../../protocol/idea.ts";

/** What a customer suggests. */
export interface IdeaRecord {
  readonly id: IdeaId;
  readonly customerId: CustomerId;
  readonly clientId: ClientId;
  readonly locale: Locale;
  readonly text: string;
  readonly at: number;
  readonly answer?: string | undefined;
  readonly answeredAt?: number | undefined;
  readonly agentId?: AgentId | undefined;
  /** The name of the agent who has answered, as it was then. */
  readonly answeredBy?: string | undefined;
  /** The customer has read the answer. */
  readonly seenAt?: number | undefined;
}
