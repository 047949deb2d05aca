import type { ClientId, CustomerId } from "../../protocol/conversation.ts";
import type { IdeaId, IdeaView } from "../../protocol/idea.ts";
import type { IdeaRecord } from "../domain/idea-records.ts";
import type { Eventually } from "./eventually.ts";

interface IdeaPage {
  readonly before?: IdeaId | undefined;
  readonly limit: number;
}

export interface IdeaReads {
  idea(id: IdeaId): Eventually<IdeaRecord | undefined>;
  ideaByClientId(customerId: CustomerId, clientId: ClientId): Eventually<IdeaRecord | undefined>;
  /** The newest first. */
  ideasOf(customerId: CustomerId, page: IdeaPage): Eventually<readonly IdeaRecord[]>;
  /** One that was answered, and that its customer has not seen since. */
  unseenAnswer(customerId: CustomerId): Eventually<IdeaRecord | undefined>;
  ideasBefore(at: number, limit: number): Eventually<readonly IdeaRecord[]>;
  /** Open ones, the oldest first; or answered ones, the one that was answered last first. */
  ideas(view: IdeaView, page: IdeaPage): Eventually<readonly IdeaRecord[]>;
}

export interface IdeaWrites {
  insertIdea(idea: IdeaRecord): Eventually<void>;
  answerIdea(
    id: IdeaId,
    answer: Pick<IdeaRecord, "answer" | "answeredAt" | "agentId" | "answeredBy">,
  ): Eventually<void>;
  /** The customer has seen all answers up to now. */
  markIdeasSeen(customerId: CustomerId, at: number): Eventually<void>;
  moveIdeas(from: CustomerId, to: CustomerId): Eventually<void>;
  /** Without those under a legal hold; answers how many. */
  deleteIdeasBefore(at: number, limit: number): Eventually<number>;
}
