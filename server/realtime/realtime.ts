import type { Catalogue } from "../../protocol/catalogue.ts";
import type { Locale } from "../../protocol/conversation.ts";
import type { Services } from "../actions/services.ts";
import type { Edge } from "../edge/edge.ts";

/** What both namespaces work with. */
export interface Realtime extends Edge {
  readonly services: Services;
  /** How long whoever asked for an agent now would wait, in seconds; undefined where nobody knows. */
  readonly expectedWait: (locale: Locale) => Promise<number | undefined>;
  readonly catalogue: (locale: Locale) => Promise<Catalogue>;
  readonly log: {
    warn(text: string): void;
    warn(fields: object, text: string): void;
  };
  /** Connections that one address may have open. */
  readonly connectionsPerAddress: number;
}
