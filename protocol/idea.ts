/** What customers suggest, and what they are answered. */

import type { AgentId, CustomerView } from "./conversation.ts";

declare const brand: unique symbol;
export type IdeaId = string & { readonly [brand]: "idea" };

/** As its customer reads it. */
export interface Idea {
  readonly id: IdeaId;
  readonly at: string;
  readonly text: string;
  readonly answer?: { readonly text: string; readonly at: string; readonly by: string } | undefined;
}

/** As those at the desk read it. */
export interface DeskIdea extends Idea {
  readonly customer: CustomerView;
  readonly agentId?: AgentId | undefined;
}

export const ideaViews = ["open", "answered"] as const;
export type IdeaView = (typeof ideaViews)[number];

export interface CustomerIdeaValues {
  readonly "idea:send": { readonly idea: Idea };
  /** `more`: there are older ones; ask again with the last one's id. */
  readonly "idea:list": { readonly ideas: readonly Idea[]; readonly more: boolean };
}

export interface AgentIdeaValues {
  readonly "idea:list": { readonly ideas: readonly DeskIdea[]; readonly more: boolean };
  readonly "idea:answer": { readonly idea: DeskIdea };
}
