/**
 * Promises that the compiler keeps: each change is made in a copy of the sources, and the compiler names the places that
 * do not know of it yet.
 */

import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { root } from "./support/sources.ts";

const folders = ["protocol", "server", "ui", "widget", "console"];

interface Change {
  readonly file: string;
  readonly at: string;
  readonly becomes: string;
}

const changes: readonly Change[] = [
  {
    file: "protocol/events.ts",
    at: "export type KeptEvent =",
    becomes: 'export type KeptEvent = | (Kept & { readonly type: "message.praised" })',
  },
  {
    file: "protocol/events.ts",
    at: "export type PassingEvent =",
    becomes: `export type PassingEvent =
      | { readonly type: "weather.changed"; readonly conversationId: ConversationId }`,
  },
  {
    file: "protocol/events.ts",
    at: "export interface ConversationChange {",
    becomes: "export interface ConversationChange { readonly mood?: string;",
  },
  {
    file: "protocol/conversation.ts",
    at: 'export const locales = ["zh-CN", "zh-TW", "en"]',
    becomes: 'export const locales = ["zh-CN", "zh-TW", "en", "ja"]',
  },
  {
    file: "protocol/schemas.ts",
    at: "export const customerPayloads = {",
    becomes: 'export const customerPayloads = { "agent:praise": nothing,',
  },
  {
    file: "protocol/sockets.ts",
    at: "export interface CustomerValues\n  extends ",
    becomes: `interface Praise { readonly "agent:praise": Nothing }
      export interface CustomerValues extends Praise, `,
  },
  {
    file: "server/domain/records.ts",
    at: "export interface ConversationRecord {",
    becomes: "export interface ConversationRecord { readonly temper?: string | undefined;",
  },
  {
    file: "server/faq/answer/signals/signal.ts",
    at: "export const signalNames = [",
    becomes: 'export const signalNames = ["luck",',
  },
  {
    file: "server/ports/rate-limits.ts",
    at: "export type RateRule =",
    becomes: 'export type RateRule = | "applause"',
  },
];

let errors: readonly string[];
beforeAll(async () => {
  const copy = await mkdtemp(join(tmpdir(), "pocketdesk-"));
  for (const folder of folders)
    await cp(join(root, folder), join(copy, folder), { recursive: true });
  await symlink(join(root, "node_modules"), join(copy, "node_modules"));
  await writeFile(
    join(copy, "tsconfig.json"),
    JSON.stringify({ extends: join(root, "tsconfig.json"), include: folders }),
  );
  for (const { file, at, becomes } of changes) {
    const text = await readFile(join(copy, file), "utf8");
    expect(text).toContain(at);
    await writeFile(join(copy, file), text.replace(at, becomes));
  }
  errors = await compile(copy);
  await rm(copy, { recursive: true });
}, 180_000);

const compile = (folder: string) =>
  new Promise<readonly string[]>((resolve) => {
    const tsc = join(root, "node_modules/typescript/bin/tsc");
    const options = { cwd: folder, maxBuffer: 10_000_000 };
    execFile(process.execPath, [tsc, "--noEmit"], options, (_, stdout) =>
      resolve(stdout.split("\n")),
    );
  });

test.each([
  ["a kept event that storage has no form for", "server/domain/records.ts", "EventParts"],
  ["a kept event that no view is made of", "server/present/event.ts", "return"],
  ["an event that nobody hears", "server/realtime/audience.ts", "message.praised"],
  ["a passing event that nobody hears", "server/realtime/audience.ts", "weather.changed"],
  ["an event that the reducer does not apply", "protocol/apply-event.ts", "return"],
  ["a change that the reducer does not apply", "protocol/apply-event.ts", "mood"],
  ["a payload schema without a handler", "server/realtime/customer-handlers.ts", "agent:praise"],
  ["a part of a record without a column", "server/storage/conversations.ts", "temper"],
  ["a part of a record that is not copied", "server/domain/conversation-record.ts", "temper"],
  ["a part of a record without a column", "server/storage/conversations.ts", "temper"],
  ["a ranking signal without a weight, or never made", "server/faq/answer/ranking.ts", "luck"],
  ["a rate limit without its figures", "server/cluster/rate-limits.ts", "applause"],
  ["a locale without language tags", "protocol/language-tags.ts", "ja"],
  ["a locale without the server's texts", "server/locales/texts.ts", "ja"],
  ["a locale without the widget's texts", "widget/texts.ts", "ja"],
  ["a locale without the console's texts", "console/models/texts.ts", "ja"],
])("%s does not compile", (_, file, text) => {
  const found = errors.filter((line) => line.startsWith(`${file}(`));
  expect(found.join("\n")).toContain(text);
});
