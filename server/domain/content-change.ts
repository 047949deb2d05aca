import type { AgentId } from "../../protocol/conversation.ts";
import type { ContentChangeId, ContentChangeKind } from "../../protocol/gaps.ts";

/** What an editor has made of a kind of questions. It is live when the articles say so. */
export interface ContentChangeRecord {
  readonly id: ContentChangeId;
  readonly kind: ContentChangeKind;
  /** An article, or the list of questions that are not ours. */
  readonly target: string;
  /** By these the phrasings are found in the content: customers' words are kept nowhere else. */
  readonly questionKeys: readonly string[];
  /** Undefined: it went out as a patch. */
  readonly branch?: string | undefined;
  readonly byId: AgentId;
  readonly byName: string;
  readonly at: number;
  /** When its words were first seen in the content. Undefined until then. */
  readonly liveAt?: number | undefined;
}
