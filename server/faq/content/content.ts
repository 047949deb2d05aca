import type { ArticleId, Locale } from "../../../protocol/conversation.ts";
import type { Synonyms } from "../text/synonyms.ts";
import type { ArticleSource } from "./article.ts";
import type { ArticlePictures } from "./article-pictures.ts";
import type { ChecklistsFile } from "./checklists-file.ts";
import type {
  CategoryNames,
  ErrorCodes,
  Expected,
  OutOfScope,
  SmallTalk,
  Topics,
} from "./data-files.ts";
import type { Handover, Lexicon } from "./dialogue-files.ts";
import type { EmergenciesFile } from "./emergencies-file.ts";
import type { OutsideBodies } from "./outside-bodies-file.ts";
import type { ContentProblem } from "./problem.ts";
import type { QueueFile } from "./queue-file.ts";
import type { Hours } from "./service-hours-file.ts";
import type { TicketsFile } from "./tickets-file.ts";
import type { TransactionsFile } from "./transactions-file.ts";
import type { Wallet } from "./wallet.ts";

/** Everything in the content folder, checked. Articles are sorted by id. */
export interface Content {
  readonly articles: ReadonlyMap<ArticleId, ArticleVersions>;
  readonly pictures: ArticlePictures;
  readonly wallet: Wallet;
  /** When people are at the desk; undefined where the wallet does not say. */
  readonly hours: Hours | undefined;
  /** Whom customers can turn to beside the wallet, by region. */
  readonly outsideBodies: OutsideBodies;
  readonly categories: CategoryNames;
  readonly frequent: readonly string[];
  /** Articles that an outage may be behind. */
  readonly outages: readonly string[];
  readonly smallTalk: SmallTalk;
  readonly lexicon: Lexicon;
  readonly handover: Handover;
  readonly errorCodes: ErrorCodes;
  readonly synonyms: Synonyms;
  readonly outOfScope: OutOfScope;
  readonly topics: Topics;
  /** What is promised for a complaint. */
  readonly tickets: TicketsFile;
  /** What agents check before they decide a complaint. */
  readonly checklists: ChecklistsFile;
  /** What is said of a transaction, by its state. */
  readonly transactions: TransactionsFile;
  /** What to do in an emergency, by its article. */
  readonly emergencies: EmergenciesFile;
  /** How customers come to agents. */
  readonly queue: QueueFile;
  readonly expected: Expected;
  readonly problems: readonly ContentProblem[];
}

export type ArticleVersions = ReadonlyMap<Locale, ArticleSource>;
