import type { Locale } from "../../protocol/conversation.ts";
import type { ServiceHours } from "./service-hours.ts";

/** How customers come to agents. An installation's editors keep these in `queue.yml`. Times in milliseconds. */
export interface QueueRules extends ReplyTimes {
  /** Whether agents take customers themselves, or are given them. */
  readonly assignment: Assignment;
  /** A customer who comes back is kept so long for the agent who knows them. */
  readonly knownAgent: number;
  /** Nobody is to wait longer than this for an agent. */
  readonly waitTarget: number;
  /** Each level of priority is worth so long a wait. */
  readonly headStart: number;
  /** Customers of these tiers wait a level higher. */
  readonly raisedTiers: readonly string[];
  /** Whoever asks for a person about these articles or categories waits as in an emergency. */
  readonly urgentTopics: readonly string[];
  /** An agent who has had no connection for so long gives the customers back. */
  readonly vanish: number;
  /** A customer whose app has been closed for so long counts as gone. */
  readonly awayAfter: number;
  /** So many conversations an agent who is new holds at a time. */
  readonly capacity: number;
  /** In order: the first one that a customer fits is theirs. */
  readonly teams: readonly Team[];
}

export type HeadStart = Pick<QueueRules, "headStart">;

export interface ReplyTimes {
  /** An agent who has not said a word by then gives the customer back. */
  readonly firstReply: number;
  /** The same for an answer to what the customer has said since. */
  readonly nextReply: number;
}

export type Assignment = "manual" | "automatic";

export interface Team {
  readonly name: string;
  /** E-mail addresses of agents. */
  readonly members: readonly string[];
  /** Whom it serves: customers in these languages, about these articles or categories. Empty: all. */
  readonly languages: readonly Locale[];
  readonly topics: readonly string[];
  /** Where it differs from the desk's. */
  readonly assignment?: Assignment | undefined;
  readonly hours?: ServiceHours | undefined;
}
