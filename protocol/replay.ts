/** Training: a closed conversation, made anonymous, in which a new agent answers before they see what was answered. */

import type { AgentId } from "./conversation.ts";

declare const brand: unique symbol;
export type ReplayId = string & { readonly [brand]: "replay" };

export interface ReplayTurn {
  readonly by: "customer" | "bot" | "agent";
  readonly text: string;
}

export interface ReplayRow {
  readonly id: ReplayId;
  readonly title: string;
  readonly at: string;
  /** Who has made it. */
  readonly by: string;
  /** To those who lead: not yet for agents. */
  readonly isDraft: boolean;
  /** It was published: its customer has had their data erased, or something was redacted, and it is to be checked again. */
  readonly isWithdrawn?: true | undefined;
  /** How many answers it asks for, and how many this agent has given. */
  readonly steps: number;
  readonly answered: number;
  /** To those who lead: how many agents have begun. */
  readonly agents?: number | undefined;
}

/** To be checked by who has made it: each text can be changed, or left empty to leave it out. */
export interface ReplayDraft {
  readonly id: ReplayId;
  readonly title: string;
  readonly turns: readonly ReplayTurn[];
  /** 1..5, what the customer gave. */
  readonly score?: number | undefined;
}

/** As far as this agent has come: what was answered, and what comes after it, stays away until their own answer is there. */
export interface ReplayExercise {
  readonly id: ReplayId;
  readonly title: string;
  readonly steps: readonly ReplayStep[];
  readonly of: number;
  readonly isOver: boolean;
  /** Once it is over: what was said last, and the customer's score. */
  readonly end: readonly ReplayTurn[];
  readonly score?: number | undefined;
}

export interface ReplayStep {
  readonly said: readonly ReplayTurn[];
  readonly own?: string | undefined;
  /** What was answered in reality; with `own`. */
  readonly actual?: readonly string[] | undefined;
}

export interface ReplayResult {
  readonly said: readonly ReplayTurn[];
  readonly actual: readonly string[];
  readonly answers: readonly {
    readonly agent: { readonly id: AgentId; readonly name: string };
    readonly text: string;
    readonly at: string;
  }[];
}

export interface ReplayValues {
  /** The newest first. */
  readonly "replay:list": { readonly replays: readonly ReplayRow[]; readonly more: boolean };
  readonly "replay:make": { readonly draft: ReplayDraft };
  readonly "replay:draft": { readonly draft: ReplayDraft };
  readonly "replay:save": Record<never, never>;
  readonly "replay:remove": Record<never, never>;
  readonly "replay:open": { readonly exercise: ReplayExercise };
  readonly "replay:answer": { readonly exercise: ReplayExercise };
  readonly "replay:results": { readonly title: string; readonly steps: readonly ReplayResult[] };
}
