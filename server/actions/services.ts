import type { Locale } from "../../protocol/conversation.ts";
import type { FileSettings } from "../../protocol/settings.ts";
import type { Knowledge } from "../dialogue/knowledge.ts";
import type { RetentionDays } from "../domain/retention.ts";
import type { Content } from "../faq/content/content.ts";
import type { ContentProblem } from "../faq/content/problem.ts";
import type { SourceFile } from "../faq/content/source-file.ts";
import type { FaqEngine } from "../faq/engine.ts";
import type { CheckSoFar } from "../faq/live.ts";
import type { BuiltFaq } from "../faq/loader.ts";
import type { Blobs } from "../ports/blobs.ts";
import type { Chance } from "../ports/chance.ts";
import type { Clock } from "../ports/clock.ts";
import type { Cluster } from "../ports/cluster.ts";
import type { ContentRepository } from "../ports/content-repository.ts";
import type { CustomerPresence } from "../ports/customer-presence.ts";
import type { Host } from "../ports/host.ts";
import type { Identities } from "../ports/identity.ts";
import type { Ids } from "../ports/ids.ts";
import type { OneTimeCodes } from "../ports/one-time-codes.ts";
import type { PendingAnswers } from "../ports/pending-answers.ts";
import type { Pictures } from "../ports/pictures.ts";
import type { Scanner } from "../ports/scanner.ts";
import type { Secrets } from "../ports/secrets.ts";
import type { SecurityLog } from "../ports/security-log.ts";
import type { Store } from "../ports/store.ts";
import type { Turns } from "../ports/turns.ts";
import type { WaitingLine } from "../ports/waiting-line.ts";
import type { CurrentAnnouncements } from "./current-announcements.ts";
import type { StoredSettings } from "./stored-settings.ts";
import type { TrialRunner } from "./trial-work.ts";

export type { DomainEvent, LocalAudience } from "../ports/cluster.ts";

/** All that actions need from outside. The composition root makes it and passes it to every action. */

export interface Services {
  readonly store: Store;
  readonly cluster: Cluster;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly chance: Chance;
  readonly secrets: Secrets;
  readonly identities: Identities;
  readonly securityLog: SecurityLog;
  /** The engine is replaced when the content changes: read it again for every question. */
  readonly faq: {
    /** With what administrators have set in the place of what the files say. */
    readonly engine: FaqEngine;
    /** What the files say of it. */
    readonly files: () => FileSettings;
    /** What editors should correct. */
    readonly problems: () => readonly ContentProblem[];
    readonly check: (today: string) => CheckSoFar;
    readonly content: Content;
    /** The folder's files, and what other ones would make: for editors who try a change. */
    readonly sources: () => Promise<readonly SourceFile[]>;
    readonly build: (files: readonly SourceFile[]) => Promise<BuiltFaq>;
    /** Calls back whenever the content is another one. Returns what stops it. */
    readonly subscribe: (onChange: () => void) => () => void;
  };
  /** Where a change of the content is tried. */
  readonly trials: TrialRunner;
  /** Where a change of the content goes. */
  readonly repository: ContentRepository;
  /** The same engine as the dialogue asks it, in a reader's language. */
  readonly knowledge: (locale: Locale) => Knowledge;
  /** The wallet's back end. */
  readonly host: Host;
  readonly waitingLine: WaitingLine;
  readonly customerPresence: CustomerPresence;
  readonly pendingAnswers: PendingAnswers;
  /** What administrators have set in the console. */
  readonly settings: StoredSettings;
  /** Those that are not over. */
  readonly announcements: CurrentAnnouncements;
  readonly oneTimeCodes: OneTimeCodes;
  /** The bytes of attachments. */
  readonly blobs: Blobs;
  readonly pictures: Pictures;
  /** Undefined: nobody looks files through for malware. */
  readonly scanner: Scanner | undefined;
  /** For what holds a whole file in memory. */
  readonly uploadTurns: Turns;
  /** True where the wallet's back end gets webhooks. */
  readonly sendsWebhooks: boolean;
  /** E-mail to customers; undefined: nobody gets any. */
  readonly mail:
    | {
        /** Where the links in letters lead. */
        readonly publicUrl: string;
        /** Signs the links. */
        readonly secret: string;
        /** How long an answer waits unread before it goes out. */
        readonly unreadMs: number;
      }
    | undefined;
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
