import { parseArgs } from "node:util";
import { createCurrentAnnouncements } from "../actions/current-announcements.ts";
import type { Services } from "../actions/services.ts";
import { createStoredSettings } from "../actions/stored-settings.ts";
import { attachmentServices } from "../attachment-services.ts";
import { createCustomerPresence } from "../cluster/customer-presence.ts";
import { createLocalCluster } from "../cluster/local.ts";
import { createWaitingLine } from "../cluster/waiting-line.ts";
import { BadConfig, type Config, readConfig } from "../config.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Content } from "../faq/content/content.ts";
import type { FaqEngine } from "../faq/engine.ts";
import { noHost } from "../host/host-client.ts";
import { createIdentities } from "../identity/identities.ts";
import { randomIds } from "../identity/ids.ts";
import { oneTimeCodes } from "../identity/one-time-codes.ts";
import { createSecrets } from "../identity/secrets.ts";
import { databaseFile, openStore } from "../open-store.ts";
import type { Store } from "../ports/store.ts";
import { systemClock } from "../system-clock.ts";
import { type AdminCommand, BadUsage } from "./admin-command.ts";
import { commands } from "./admin-commands.ts";
import { CommandProblem, type DatabaseCommand, databaseCommands } from "./database-commands.ts";
import { nearest } from "./nearest.ts";

export interface CommandResult {
  readonly code: 0 | 1;
  readonly text: string;
}

const options = {
  email: { type: "string" },
  name: { type: "string" },
  role: { type: "string" },
  password: { type: "string" },
  disabled: { type: "string" },
  reason: { type: "string" },
  help: { type: "boolean" },
} as const;

const help = [
  "Usage:",
  ...Object.entries({ ...commands, ...databaseCommands }).map(
    ([name, { usage, does }]) => `  npm run admin -- ${name} ${usage}\n      ${does}`,
  ),
].join("\n");

const moreHelp = "npm run admin -- --help lists all commands.";

/** Runs one command on the database of the environment, beside a server that may be running on it. */
export async function runAdmin(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  secrets = createSecrets(),
): Promise<CommandResult> {
  try {
    const { positionals, values } = parseArgs({ args: [...args], allowPositionals: true, options });
    if (values.help) return { code: 0, text: help };
    // What the server needs in production is no matter of a command.
    const config = readConfig({ ...environment, NODE_ENV: "development" });
    const [name = "", file, ...rest] = positionals;
    const onFiles = Object.hasOwn(databaseCommands, name) ? databaseCommands[name] : undefined;
    if (onFiles) return { code: 0, text: await runOnFiles(onFiles, config, file) };
    const words = file === undefined ? [] : [file, ...rest];
    const work = commandOf(positionals[0]).prepare(values, words);
    const text = await withStore(config, async (store) =>
      work({ ...(await servicesOf(config, store)), secrets }),
    );
    return { code: 0, text };
  } catch (error) {
    return { code: 1, text: messageOf(error) };
  }
}

async function runOnFiles(
  command: DatabaseCommand,
  { dataDir, dataKeys: keys, databaseUrl: url }: Config,
  file: string | undefined,
) {
  try {
    const database = { path: databaseFile(dataDir), keys, url };
    return await command.run(database, file, (line) => process.stderr.write(`${line}\n`));
  } catch (error) {
    if (error instanceof BadUsage) throw error;
    throw new CommandProblem(error instanceof Error ? error.message : String(error));
  }
}

function commandOf(typed: string | undefined): AdminCommand {
  if (typed === undefined) throw new BadUsage("A command is needed.");
  const command = Object.entries(commands).find(([name]) => name === typed)?.[1];
  if (command) return command;
  const near = nearest(typed, Object.keys({ ...commands, ...databaseCommands }));
  throw new BadUsage(`There is no command ${typed}.${near ? ` Did you mean ${near}?` : ""}`);
}

async function withStore<T>(config: Config, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openedStore(config);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

async function openedStore(config: Config): Promise<Store> {
  try {
    return await openStore(config, { as: "command" });
  } catch (error) {
    return asBadConfig(error);
  }
}

const asBadConfig = (error: unknown): never => {
  throw new BadConfig([error instanceof Error ? error.message : String(error)]);
};

async function servicesOf(config: Config, store: Store): Promise<Omit<Services, "secrets">> {
  const clock = systemClock;
  const cluster = createLocalCluster(clock);
  return {
    store,
    clock,
    ...(await attachmentServices(config).catch(asBadConfig)),
    ids: randomIds,
    chance: Math.random,
    settings: createStoredSettings(store),
    oneTimeCodes,
    cluster,
    announcements: createCurrentAnnouncements(store, cluster),
    host: noHost,
    waitingLine: createWaitingLine(store),
    customerPresence: createCustomerPresence(clock),
    identities: createIdentities(config.identity, clock),
    knowledge: () => {
      throw new Error("Nobody asks the bot from the command line.");
    },
    pendingAnswers: { expect: () => undefined, typing: () => undefined, close: () => undefined },
    securityLog: { note: () => undefined },
    // The server that runs beside sends them.
    sendsWebhooks: config.webhook !== undefined,
    mail: config.mail,
    retention: config.retention,
    patience: 1,
    trials: {
      run: () => {
        throw new Error("Nobody changes the content from the command line.");
      },
      ask: () => {
        throw new Error("Nobody changes the content from the command line.");
      },
      cancel: () => undefined,
    },
    repository: {
      commit: () => {
        throw new Error("Nobody changes the content from the command line.");
      },
    },
    faq: {
      get content(): Content {
        throw new Error("Nobody reads the content from the command line.");
      },
      sources: () => {
        throw new Error("Nobody reads the content from the command line.");
      },
      build: () => {
        throw new Error("Nobody reads the content from the command line.");
      },
      check: () => {
        throw new Error("Nobody reads the content from the command line.");
      },
      subscribe: () => {
        throw new Error("Nobody reads the content from the command line.");
      },
      files: () => {
        throw new Error("Nobody reads the content from the command line.");
      },
      problems: () => {
        throw new Error("Nobody reads the content from the command line.");
      },
      get engine(): FaqEngine {
        throw new Error("Nobody asks the bot from the command line.");
      },
    },
  };
}

/** Wrong use, wrong settings and a rule that said no are lines to read; a bug keeps its stack. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isWrongUse =
    error instanceof BadUsage ||
    ("code" in error && String(error.code).startsWith("ERR_PARSE_ARGS"));
  if (isWrongUse) return `${error.message}\n${moreHelp}`;
  const isPlain =
    error instanceof Refusal || error instanceof BadConfig || error instanceof CommandProblem;
  if (isPlain) return error.message;
  return error.stack ?? error.message;
}
