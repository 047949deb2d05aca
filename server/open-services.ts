import { randomUUID } from "node:crypto";
import type { Logger } from "pino";
import { followAssignments } from "./actions/assignment.ts";
import { answerDue } from "./actions/bot.ts";
import { trialsInThisProcess } from "./actions/content-trial.ts";
import { createCurrentAnnouncements } from "./actions/current-announcements.ts";
import { createKnowledge } from "./actions/knowledge.ts";
import { overrideSettings } from "./actions/overridden-faq.ts";
import type { Services } from "./actions/services.ts";
import { createStoredSettings } from "./actions/stored-settings.ts";
import type { TrialRunner } from "./actions/trial-work.ts";
import { attachmentServices } from "./attachment-services.ts";
import { createCustomerPresence } from "./cluster/customer-presence.ts";
import { createLocalCluster } from "./cluster/local.ts";
import { joinNodes, type Nodes } from "./cluster/nodes.ts";
import { createPendingAnswers } from "./cluster/pending-answers.ts";
import { followQueue } from "./cluster/waiting-line.ts";
import type { Config } from "./config.ts";
import { pauses } from "./dialogue/pause.ts";
import { type LiveFaq, openFaq } from "./faq/live.ts";
import { logProblemsTo } from "./faq/log-problems.ts";
import { createIdentities } from "./identity/identities.ts";
import { randomIds } from "./identity/ids.ts";
import { oneTimeCodes } from "./identity/one-time-codes.ts";
import { createSecrets } from "./identity/secrets.ts";
import { createSecurityLog } from "./log.ts";
import { encodeArticlePicture } from "./media/article-pictures.ts";
import type { Observation } from "./observation.ts";
import { openStore } from "./open-store.ts";
import type { Clock } from "./ports/clock.ts";
import type { Pictures } from "./ports/pictures.ts";
import type { Store } from "./ports/store.ts";
import { createGitRepository } from "./repository/git.ts";
import { systemClock } from "./system-clock.ts";

export type RunningFaq = Pick<
  LiveFaq,
  "engine" | "content" | "problems" | "check" | "sources" | "build" | "subscribe" | "close"
>;

/** What tests put in place of the real ones. */
export interface StartOptions {
  readonly log: Logger;
  /** Encoded in this process by default. */
  readonly pictures?: Pictures | undefined;
  /** Absent: changes of the content are tried in this process. */
  readonly trials?: TrialRunner | undefined;
  readonly clock?: Clock | undefined;
  /** Instead of the content of the folder. */
  readonly faq?: RunningFaq | undefined;
  /** Multiplies the pauses of the dialogue; 0 answers everything at once. */
  readonly patience?: number | undefined;
  /** See `createSecrets`. */
  readonly passwordCost?: number | undefined;
}

interface OpenServices extends Services {
  readonly faq: RunningFaq & Services["faq"];
  readonly waitingLine: Awaited<ReturnType<typeof followQueue>>;
  /** Undefined: this node is alone. */
  readonly nodes: Nodes | undefined;
}

const notThatFar =
  "DATA_KEY encrypts attachments. What is in PostgreSQL it does not encrypt: have its disk encrypted.";

/** Opens what actions need from outside: settings → implementations. */
export async function openServices(
  config: Config,
  options: StartOptions,
  { observation, host }: Pick<Services, "host"> & { readonly observation: Observation },
): Promise<OpenServices> {
  const { log, clock = systemClock } = options;
  if (config.databaseUrl && config.dataKeys) log.warn(notThatFar);
  const [opened, content] = await Promise.all([
    openStore(config, {
      as: "server",
      report: (problem) => log.error(problem),
      onSlow: (query, ms) => log.warn({ query, ms }, "slow query"),
    }),
    openContent(config, options),
  ]);
  const store = observation.timed(opened);
  const { cluster, customerPresence, nodes } = await openCluster(config, { store, clock, log });
  const waitingLine = await followQueue(store, cluster, (err) =>
    observation.outage.logFailure(err, "the queue can't be read now"),
  );
  nodes?.followStore(waitingLine);
  const settings = createStoredSettings(store);
  cluster.subscribe((events) => {
    if (!events.some(({ kind }) => kind === "settings")) return;
    void settings
      .refresh()
      .catch((err) => observation.outage.logFailure(err, "the settings can't be read now"));
  });
  const announcements = createCurrentAnnouncements(store, cluster);
  await Promise.all([settings.refresh(), announcements.refresh()]);
  const faq = overrideSettings(content, settings);
  const services: OpenServices = {
    store,
    faq,
    knowledge: createKnowledge(faq),
    retention: config.retention,
    patience: options.patience ?? 1,
    pendingAnswers: createPendingAnswers({
      clock,
      pauses,
      answer: (id) => answerDue(services, id),
      onError: (err) => observation.outage.logFailure(err, "an answer that was due failed"),
    }),
    clock,
    cluster,
    host,
    nodes,
    waitingLine,
    customerPresence,
    ids: randomIds,
    chance: Math.random,
    settings,
    announcements,
    trials: options.trials ?? trialsInThisProcess(faq),
    repository: createGitRepository(config.faqDir),
    sendsWebhooks: config.webhook !== undefined,
    mail: config.mail,
    oneTimeCodes,
    ...(await attachmentServices(config, options.pictures)),
    secrets: createSecrets(options.passwordCost),
    identities: createIdentities(config.identity, clock, (problem) => log.warn(problem)),
    securityLog: createSecurityLog(log),
  };
  followAssignments(services, (err) =>
    observation.outage.logFailure(err, "nobody can be assigned now"),
  );
  return services;
}

interface ClusterNeeds {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Logger;
}

/** One node keeps all to itself; with REDIS_URL there are others. */
async function openCluster({ redisUrl }: Config, { store, clock, log }: ClusterNeeds) {
  if (redisUrl === undefined) {
    return {
      cluster: createLocalCluster(clock),
      customerPresence: createCustomerPresence(clock),
      nodes: undefined,
    };
  }
  const nodes = await joinNodes({ node: randomUUID(), redisUrl, store, clock, log });
  return { ...nodes, nodes };
}

async function openContent(
  { faqDir, faqCacheDir: cacheDir }: Config,
  { faq, log }: StartOptions,
): Promise<RunningFaq> {
  if (faq) return faq;
  const logProblems = logProblemsTo(log);
  const opened = await openFaq(faqDir, {
    onSwap: logProblems,
    cacheDir,
    encodePicture: encodeArticlePicture,
  });
  logProblems(opened.problems());
  return opened;
}
