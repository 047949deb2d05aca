/** The layer rule of docs/architecture.md, executed. Imports of types count like all others. */

import { expect, test } from "vitest";
import { readSources, type SourceFile } from "./support/sources.ts";

interface Layer {
  /** Each path is a layer of its own. The first layer that a file's path begins with counts. */
  readonly at: readonly string[];
  /** What it may import beside itself. */
  readonly may: readonly string[];
  /** Packages and `node:` modules that it may import. */
  readonly packages: "none" | "any" | readonly RegExp[];
}

const protocol = "protocol/";
const domain = "server/domain/";
/** The records and how they are made, without the domain's rules. */
const domainTypes = [
  "server/domain/attachment.ts",
  "server/domain/audit.ts",
  "server/domain/announcement-records.ts",
  "server/domain/bulletin-records.ts",
  "server/domain/idea-records.ts",
  "server/domain/improvement-records.ts",
  "server/domain/quality-records.ts",
  "server/domain/radar-records.ts",
  "server/domain/records.ts",
  "server/domain/replay-records.ts",
  "server/domain/report-records.ts",
  "server/domain/rollup-records.ts",
  "server/domain/content-change.ts",
  "server/domain/saved-search-records.ts",
  "server/domain/session-records.ts",
  "server/domain/survey-records.ts",
  "server/domain/waiting-records.ts",
  "server/domain/conversation-record.ts",
  "server/domain/emergency.ts",
  "server/domain/mail.ts",
  "server/domain/notes.ts",
  "server/domain/ticket.ts",
  "server/domain/ticket-entry.ts",
  "server/domain/transactions.ts",
  "server/domain/refusal.ts",
  "server/domain/webhook.ts",
];
const permissions = "server/domain/permissions.ts";
const faq = "server/faq/";
const dialogue = "server/dialogue/";
const ports = "server/ports/";
const present = "server/present/";
/** The texts of the bot and of notices. */
const locales = "server/locales/";
const actions = "server/actions/";
const edge = "server/edge/";
const ui = "ui/";

const searchAndMarkdown = [/^fuse\.js$/, /^markdown-it/, /^opencc-js/, /^pinyin-pro$/];
const files = [/^node:/, /^yaml$/, /^zod$/];
const preact = [/^preact(\/|$)/, /^@preact\/signals$/, /^socket\.io-client$/];

const layers: readonly Layer[] = [
  {
    at: [
      "schemas.ts",
      "schema-parts.ts",
      "ticket-schemas.ts",
      "note-schemas.ts",
      "account-schemas.ts",
      "administration-schemas.ts",
      "settings-schemas.ts",
      "handshake-schemas.ts",
      "search-schemas.ts",
      "memo-schemas.ts",
      "bulletin-schemas.ts",
      "improvement-schemas.ts",
      "replay-schemas.ts",
      "learning-schemas.ts",
      "survey-schemas.ts",
      "idea-schemas.ts",
      "quality-schemas.ts",
      "insight-schemas.ts",
      "gap-schemas.ts",
      "radar-schemas.ts",
      "faq-schemas.ts",
      "transaction-schemas.ts",
      "attachment-schemas.ts",
      "emergency-schemas.ts",
      "mail-schemas.ts",
      "announcement-schemas.ts",
    ].map((name) => `protocol/${name}`),
    may: [protocol],
    packages: [/^zod$/],
  },
  {
    at: ["all-words.ts", "load-words.ts"].map((name) => `protocol/secrets/${name}`),
    may: [protocol],
    packages: [/^@scure\/bip39\/wordlists\//],
  },
  { at: ["protocol/secrets/mask-text.ts"], may: [protocol], packages: "none" },
  {
    at: ["protocol/secrets/base58.ts"],
    may: [protocol],
    packages: [/^@noble\/hashes\/sha2\.js$/],
  },
  {
    at: [protocol],
    may: ["protocol/schemas.ts", "protocol/secrets/base58.ts"],
    packages: "none",
  },
  { at: [domain], may: [protocol], packages: "none" },
  {
    at: ["server/faq/content/", "server/faq/live.ts", "server/faq/cache-format.ts"],
    may: [protocol, faq],
    packages: [...searchAndMarkdown, ...files],
  },
  { at: [faq], may: [protocol, faq], packages: searchAndMarkdown },
  { at: [dialogue], may: [protocol, domain, faq], packages: "none" },
  { at: [ports], may: [protocol, domain], packages: "none" },
  {
    at: [actions],
    may: [ports, domain, faq, dialogue, present, protocol, locales],
    packages: "none",
  },
  { at: [present], may: [domain, protocol, locales], packages: "none" },
  { at: [locales], may: [protocol], packages: "none" },
  {
    at: ["storage", "blobs", "media", "cluster", "host", "mail", "repository"].map(
      (name) => `server/${name}/`,
    ),
    may: [ports, ...domainTypes, protocol],
    packages: "any",
  },
  { at: [edge, "server/identity/"], may: [ports, domain, protocol], packages: "any" },
  {
    at: ["server/http/", "server/realtime/"],
    may: [edge, actions, present, permissions, "server/domain/refusal.ts", protocol],
    packages: "any",
  },
  {
    at: [
      "log",
      "config",
      "settings",
      "value-kinds",
      "wallet-host",
      "webhook-settings",
      "mail-settings",
      "s3-place",
    ].map((name) => `server/${name}.ts`),
    may: [
      protocol,
      "server/settings.ts",
      "server/value-kinds.ts",
      "server/webhook-settings.ts",
      "server/mail-settings.ts",
      "server/s3-place.ts",
      "server/ports/s3-place.ts",
      "server/host/signed-request.ts",
      "server/domain/passwords.ts",
      "server/ports/security-log.ts",
      "server/wallet-host.ts",
      "server/host/signed-request.ts",
    ],
    packages: "any",
  },
  // The demo wallet's back end is no part of the server: one file puts it in, in development.
  { at: ["server/open-demo.ts"], may: ["server/", "demo/back-end/", protocol], packages: "any" },
  {
    at: ["server/host/"],
    may: [ports, protocol],
    packages: [/^node:/, /^request-filtering-agent$/],
  },
  { at: ["server/"], may: ["server/", protocol], packages: "any" },
  { at: [ui], may: [protocol], packages: preact },
  // What the device keeps and searches in without a network is loaded apart.
  {
    at: ["widget/offline/"],
    may: [protocol, ui, "widget/"],
    packages: [...preact, /^(fuse\.js|idb-keyval)$/],
  },
  {
    at: ["widget/attachments/"],
    may: [protocol, ui, "widget/"],
    packages: [...preact, /^idb-keyval$/],
  },
  {
    at: ["widget/"],
    may: [protocol, ui, "widget/offline/", "widget/attachments/"],
    packages: preact,
  },
  { at: ["console/"], may: [protocol, ui], packages: [...preact, /^uqr$/] },
  { at: ["demo/back-end/"], may: ["demo/locales/"], packages: [/^node:/, /^jose$/] },
  { at: ["demo/"], may: [], packages: [/^preact(\/hooks)?$/] },
];

const sources = readSources("protocol", "server", "ui", "widget", "console", "demo");

const layerOf = (path: string) =>
  layers.flatMap((layer) =>
    layer.at.filter((start) => path.startsWith(start)).map((start) => ({ ...layer, start })),
  )[0];

const isOurs = (from: string) =>
  /^(protocol|server|ui|widget|console|demo|faq-content)\//.test(from);

/** Undefined where the import is allowed. */
function breach(path: string, from: string): string | undefined {
  const layer = layerOf(path);
  if (!layer) return `${path} belongs to no layer`;
  const { start, may, packages } = layer;
  if (isOurs(from)) {
    const allowed = layerOf(from)?.start === start || may.some((other) => from.startsWith(other));
    return allowed ? undefined : `${path} imports ${from}`;
  }
  const allowed = packages === "any" || (packages !== "none" && packages.some((p) => p.test(from)));
  return allowed ? undefined : `${path} imports ${from}`;
}

const breachesOf = ({ path, imports }: SourceFile) =>
  imports.flatMap(({ from }) => breach(path, from) ?? []);

test("every import goes where its layer may", () => {
  expect(sources.flatMap(breachesOf)).toEqual([]);
});

test.each([
  ["protocol/events.ts", "server/domain/queue.ts"],
  ["server/domain/queue.ts", "node:fs"],
  ["server/domain/queue.ts", "server/storage/sql.ts"],
  ["server/faq/engine.ts", "server/domain/queue.ts"],
  ["server/faq/engine.ts", "node:fs"],
  ["server/dialogue/ladder.ts", "server/actions/services.ts"],
  ["server/ports/store.ts", "server/storage/sql.ts"],
  ["server/actions/desk.ts", "fastify"],
  ["server/actions/desk.ts", "server/storage/sql.ts"],
  ["server/present/message.ts", "server/ports/store.ts"],
  ["server/storage/sql.ts", "server/actions/commit.ts"],
  ["server/storage/sql.ts", "server/domain/queue.ts"],
  ["server/cluster/local.ts", "server/storage/sql.ts"],
  ["server/blobs/disk.ts", "server/http/app.ts"],
  ["server/host/host.ts", "server/realtime/server.ts"],
  ["server/mail/smtp.ts", "server/actions/commit.ts"],
  ["server/edge/validate.ts", "server/actions/services.ts"],
  ["server/identity/secrets.ts", "server/storage/sql.ts"],
  ["server/http/app.ts", "server/realtime/server.ts"],
  ["server/http/app.ts", "server/cluster/local.ts"],
  ["server/realtime/server.ts", "server/domain/records.ts"],
  ["server/main.ts", "widget/main.ts"],
  ["ui/composer.tsx", "widget/main.ts"],
  ["widget/main.ts", "server/ports/store.ts"],
  ["console/app.tsx", "widget/main.ts"],
])("%s may not import %s", (path, from) => {
  expect(breach(path, from)).toBeDefined();
});

test("domain, protocol and dialogue know neither the clock nor chance", () => {
  const pure = sources.filter(({ path }) => /^(protocol|server\/(domain|dialogue))\//.test(path));
  const impure = pure.filter(({ text }) =>
    /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.now\(/.test(text),
  );
  expect(pure.length).toBeGreaterThan(10);
  expect(impure).toEqual([]);
});

test("nothing but wire.ts of realtime/wire is imported from outside", () => {
  const wire = "server/realtime/wire/";
  const entries = sources
    .filter(({ path }) => path.startsWith("server/") && !path.startsWith(wire))
    .flatMap(({ imports }) => imports.map(({ from }) => from))
    .filter((from) => from.startsWith(wire));
  expect(new Set(entries)).toEqual(new Set([`${wire}wire.ts`]));
});
