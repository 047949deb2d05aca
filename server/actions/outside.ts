import type { FaqEngine } from "../faq/engine.ts";
import type { Clock, Cluster, Identities, Ids, Secrets, Store } from "../ports.ts";

export type { Identity, Published } from "../ports.ts";

/** All that actions need from outside; made in the composition root and handed to every action. */
export interface Outside {
  readonly store: Store;
  readonly cluster: Cluster;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly secrets: Secrets;
  readonly identities: Identities;
  /** The engine is swapped when the content changes: take it anew for every question. */
  readonly faq: { readonly engine: FaqEngine };
}
