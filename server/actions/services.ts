import type { Locale } from "../../protocol/conversation.ts";
import type { Knowledge } from "../dialogue/knowledge.ts";
import type { RetentionDays } from "../domain/retention.ts";
import type { FaqEngine } from "../faq/engine.ts";
import type { Clock } from "../ports/clock.ts";
import type { Cluster } from "../ports/cluster.ts";
import type { CustomerPresence } from "../ports/customer-presence.ts";
import type { Identities } from "../ports/identity.ts";
import type { Ids } from "../ports/ids.ts";
import type { PendingAnswers } from "../ports/pending-answers.ts";
import type { Secrets } from "../ports/secrets.ts";
import type { SecurityLog } from "../ports/security-log.ts";
import type { Store } from "../ports/store.ts";
import type { WaitingLine } from "../ports/waiting-line.ts";

export type { DomainEvent } from "../ports/cluster.ts";

/** All that actions need from outside. The composition root makes it and passes it to every action. */
export interface Services {
  readonly store: Store;
  readonly cluster: Cluster;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly secrets: Secrets;
  readonly identities: Identities;
  readonly securityLog: SecurityLog;
  /** The engine is replaced when the content changes: read it again for every question. */
  readonly faq: { readonly engine: FaqEngine };
  /** The same engine as the dialogue asks it, in a reader's language. */
  readonly knowledge: (locale: Locale) => Knowledge;
  readonly waitingLine: WaitingLine;
  readonly customerPresence: CustomerPresence;
  readonly pendingAnswers: PendingAnswers;
  /** How long things are kept. */
  readonly retention: RetentionDays;
  /** Times the pauses of the dialogue; 0 where nobody wants to wait (tests). */
  readonly patience: number;
}

/**
 * What work in a transaction may use beside the transaction: nothing that could be waited for. Others wait for the same
 * commit, or for its locks, and a read outside would not see what the work has written.
 */
export type TransactionServices = {
  readonly [Name in keyof Services]: AtOnce<Services[Name]>;
};

/** The service without what answers a promise. */
type AtOnce<Service> = Service extends (...given: never) => unknown
  ? Waits<Service> extends true
    ? never
    : Service
  : Service extends object
    ? {
        readonly [Part in keyof Service as Waits<Service[Part]> extends true
          ? never
          : Part]: Service[Part];
      }
    : Service;

type Waits<Method> = Method extends (...given: never) => infer Answer
  ? [Extract<Answer, PromiseLike<unknown>>] extends [never]
    ? false
    : true
  : false;
