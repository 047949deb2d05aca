/** Runs every command that the documents tell people to type, and compares what they print with what the documents show. */

import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "libsql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { blocksOf, codeIn, documents, proseOf } from "./documents.ts";

interface Command {
  readonly file: string;
  readonly text: string;
  /** What the document shows below it; empty where it shows nothing. */
  readonly output: readonly string[];
}

/** What is not run here, and why. The first pattern that fits counts. */
const notRun: readonly (readonly [RegExp, string])[] = [
  [/^npm ci$/, "installs; whoever runs this test has done it"],
  [
    /^npm (test|run (test:watch|lint|types|format))\b|^npm run test:unit$/,
    "runs this test, or a part of what ran before it",
  ],
  [/^npm start$/, "serves until it is stopped; tests/faults starts and stops the server"],
  [/^node .* dist\/server\/main\.mjs$/, "the same; tests/faults/stop.test.ts signals it"],
  [
    /^(STORIES=\w+ )?npx vitest run --project (faults|browser|stories-postgres)\b/,
    "runs with this test; its file is looked up",
  ],
  [/^npm run (dev|build)$/, "serves or builds the whole tree; checked to be a script"],
  [/^npm run learn\b/, "writes sources; takes a minute"],
  [/^npm run (fuzz|soak)\b/, "takes minutes; tests/faults/fuzz.test.ts is a short one"],
  [/^npm run audit\b/, "asks a registry, which may not answer"],
  [/^npm run bench\b/, "takes minutes; its name is compared with the usage"],
  [/^npm run admin -- copy-to\b/, "needs another database; tests/storage/copying.test.ts runs it"],
  [/^npm run faq -- draft KIND\b/, "needs a kind of gap; tests/stories/gaps.test.ts drafts one"],
  [/^npm run admin -- ticket\b/, "needs a ticket; tests/stories/tickets.test.ts runs it"],
  [/^npm run faq -- preview$/, "runs until it is stopped; tests/cli/preview.test.ts asks it"],
  [/^npm run faq -- test --held-out$/, "takes half a minute; tests/faq holds what it measures"],
  [
    /^(?:[A-Z_]+=\S+ )*(docker|systemctl|sqlite3|nginx|certbot|curl)\b/,
    "needs another program or another machine",
  ],
];

/** The changelog says what commands once became; nobody types from it. */
const instructions = documents.filter((file) => file !== "CHANGELOG.md");
const commands = instructions.flatMap((file) => [...inBlocks(file), ...inProse(file)]);

function inBlocks(file: string): readonly Command[] {
  return blocksOf(file).flatMap(({ language, text }) => {
    if (language === "sh") return text.split("\n").flatMap((line) => commandsIn(file, line));
    return text.startsWith("$ ") ? transcript(file, text) : [];
  });
}

/** A block of `$ command` lines, each with what it prints. */
function transcript(file: string, text: string): readonly Command[] {
  return text
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const [command = "", ...output] = part.trimEnd().split("\n");
      return { file, text: command, output };
    });
}

/** In prose and tables a code span that begins with `npm` is a command. */
function inProse(file: string): readonly Command[] {
  return codeIn(proseOf(file))
    .filter((code) => /^npm (ci|start|test|run)\b/.test(code))
    .flatMap((code) => commandsIn(file, code));
}

/** `a && b` is two; `[--flag x|y]` stands for none and for each of its values, `[FILE]` for none and for a file. */
function commandsIn(file: string, line: string): readonly Command[] {
  return line
    .replace(/(^|\s)#.*/, "")
    .split("&&")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .flatMap(withOptions)
    .map((text) => ({ file, text, output: [] }));
}

function withOptions(text: string): readonly string[] {
  const [whole, flag = "", values = ""] = /\[(--[\w-]+ |)([^\]]+)\]/.exec(text) ?? [];
  if (whole === undefined) return [text];
  const filled = ["", ...values.split("|").map((value) => `${flag}${value}`)];
  return filled.flatMap((option) => withOptions(text.replace(whole, option).trim()));
}

const reasonNotToRun = (text: string) => notRun.find(([pattern]) => pattern.test(text))?.[1];
const unique = [...new Map(commands.map((command) => [command.text, command])).values()];
/** The longer of two mentions: the one that shows what is printed. */
const run = unique
  .filter(({ text }) => reasonNotToRun(text) === undefined)
  .map(
    ({ text }) =>
      commands.find((one) => one.text === text && one.output.length > 0) ?? { text, output: [] },
  );

let folder: string;
let scripts: Readonly<Record<string, string>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pocketdesk-commands-"));
  await cp("faq-content", join(folder, "faq-content"), { recursive: true });
  scripts = JSON.parse(await readFile("package.json", "utf8")).scripts;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("a command in the documents", () => {
  test("is npm's, or listed as one that cannot run here", () => {
    const others = unique.filter(({ text }) => !/^npm (ci|start|test|run)\b/.test(text));
    expect(others.filter(({ text }) => reasonNotToRun(text) === undefined)).toEqual([]);
  });

  test.each(unique.filter(({ text }) => text.startsWith("npm ")))(
    "$text has a script",
    ({ text }) => {
      const [, word = "", name = ""] = text.split(" ");
      if (word !== "ci") expect(Object.keys(scripts)).toContain(word === "run" ? name : word);
    },
  );

  test.each(run)("$text does what the documents show", async ({ text, output }) => {
    const planted = text.endsWith("faq -- check") && output.length > 0;
    const settings = await settingsFor(text, planted);
    const { code, printed } = await execute(wordsOf(text), settings);
    expect([code, printed]).toEqual([planted ? 1 : 0, expect.any(String)]);
    expect(missing(output, printed.replaceAll(`${settings.FAQ_DIR}/`, "faq-content/"))).toEqual([]);
  });

  test("names files that there are", () => {
    const paths = unique.flatMap(({ text }) => text.match(/\btests\/[\w/.-]+/g) ?? []);
    expect(paths.length).toBeGreaterThan(0);
    for (const path of paths) expect([path, existsSync(path)]).toEqual([path, true]);
  });

  test("names benchmarks that there are", async () => {
    const named = unique.flatMap(({ text }) => /^npm run bench -- (\S+)/.exec(text)?.[1] ?? []);
    const { printed } = await execute(["npm", "run", "bench"], {});
    expect(named.length).toBeGreaterThan(0);
    for (const name of named) expect(printed.split(/[\s|]+/)).toContain(name);
  });
});

/** Each command gets a folder of data of its own, and the content as it is or with mistakes in it. */
async function settingsFor(
  text: string,
  planted: boolean,
): Promise<Readonly<Record<string, string>>> {
  const DATA_DIR = await mkdtemp(join(folder, "data-"));
  const FAQ_DIR = planted ? await plantMistakes() : join(folder, "faq-content");
  const settings = {
    DATA_DIR,
    FAQ_DIR,
    LANG: "en",
    ...(planted ? { FAQ_CACHE_DIR: join(DATA_DIR, "cache") } : {}),
  };
  const [, email = "bo@example.com"] = /--email (\S+)/.exec(text) ?? [];
  if (needsDatabase.test(text)) await cp(await databaseWith(email), DATA_DIR, { recursive: true });
  const DATA_KEY = "one-setting-that-nobody-guesses-4711-xyz";
  return text.includes("rotate-key") ? { ...settings, DATA_KEY } : settings;
}

/** Gets an account and with it a database, and a copy of that. */
const needsDatabase =
  /admin -- (rotate-key|reset-password|change-agent|backup|check|restore|audit|export|erase|hold|release)\b/;

const databases = new Map<string, Promise<string>>();

/** A folder of data with an account of that address, a customer and a copy; made once, and copied for each command. */
function databaseWith(email: string): Promise<string> {
  const made = databases.get(email) ?? makeDatabase(email);
  databases.set(email, made);
  return made;
}

async function makeDatabase(email: string): Promise<string> {
  const DATA_DIR = await mkdtemp(join(folder, "database-"));
  await execute(wordsOf(`npm run admin -- create-agent --email ${email} --name Bo`), { DATA_DIR });
  createCustomer(DATA_DIR);
  await execute(wordsOf("npm run admin -- backup COPY"), { DATA_DIR });
  return DATA_DIR;
}

/** One whom the wallet knows by that id. */
function createCustomer(folder: string) {
  const database = new Database(join(folder, "pocketdesk.db"));
  database.exec(
    "INSERT INTO customers (id, subject, locale, created_at) VALUES ('c1', 'u-1024', 'zh-CN', 1)",
  );
  database.close();
}

/** What stands for other words in capitals. */
const examples: Readonly<Record<string, string>> = { COUNT: "5", CUSTOMER: "u-1024" };

/** The files that documents name in capitals: one that is not there yet, or a copy that is. */
function fileNamed(word: string, command: readonly string[], folder: string): string {
  if (word in examples) return examples[word] ?? "";
  if (word !== "FILE" && word !== "COPY") return word;
  return join(folder, word === "COPY" || !command.includes("backup") ? "copy.db" : "new.db");
}

/** The mistakes that docs/editing.md shows `check` to find. */
async function plantMistakes(): Promise<string> {
  const content = join(await mkdtemp(join(folder, "mistakes-")), "faq-content");
  await cp("faq-content", content, { recursive: true });
  const edit = async (path: string, change: (lines: string[]) => void) => {
    const lines = (await readFile(join(content, path), "utf8")).trimEnd().split("\n");
    change(lines);
    await writeFile(join(content, path), `${lines.join("\n")}\n`);
  };
  await edit("zh-CN/fees/withdraw-fee.md", (lines) => {
    lines.push(`${lines.pop()} {{hotlin}}`);
  });
  await edit("zh-CN/payments/payment-failed.md", (lines) => {
    lines[lines.findIndex((line) => line.startsWith("urgency:"))] = "urgency: wrong";
  });
  for (const [path, phrasing] of [
    ["zh-CN/complaints/complaint-escalate.md", "找你们领导"],
    ["zh-TW/fees/withdraw-fee.md", "提領失敗手續費退不退"],
    ["en/payments/payment-pending.md", "I see two identical charges"],
  ] as const) {
    await edit(path, (lines) => {
      lines.splice(lines.indexOf("phrasings:") + 1, 1, `  - ${phrasing}`);
    });
  }
  return content;
}

/** As the shell divides them; only double quotes are used. */
const wordsOf = (text: string): readonly string[] =>
  [...text.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");

/** Runs what npm would run, without npm. */
function execute(words: readonly string[], settings: Readonly<Record<string, string>>) {
  const [, , name = "", ...typed] = words;
  const [program = "", ...rest] = (scripts[name] ?? "").split(" ");
  const script = program === "node" ? rest : [`node_modules/${program}/${program}.mjs`, ...rest];
  const given = (typed[0] === "--" ? typed.slice(1) : typed).map((word) =>
    fileNamed(word, typed, settings.DATA_DIR ?? folder),
  );
  const { PATH, HOME } = process.env;
  const options = { env: { PATH, HOME, ...settings } };
  return new Promise<{ readonly code: number; readonly printed: string }>((resolve) => {
    const child = execFile(process.execPath, [...script, ...given], options, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, printed: out + err }),
    );
    // A command that asks for lines ends where there are none.
    child.stdin?.end();
  });
}

/**
 * The documented lines that were not printed in this order. Lines between them may be left out, `…` stands
 * for any. Figures follow the content: shares may differ by 0.25, others are not compared.
 */
function missing(documented: readonly string[], printed: string): readonly string[] {
  const rest = printed.split("\n");
  return documented.filter((line) => {
    if (line === "…" || line === "") return false;
    const at = rest.findIndex((one) => isAlike(line, one));
    rest.splice(0, at + 1);
    return at < 0;
  });
}

const figure = /(?<![\w-])\d+(?:\.\d+)?(?![\w-])/g;
const wordsOnly = (line: string) => line.replaceAll(figure, "#").replaceAll(/\s+/g, " ").trim();

function isAlike(documented: string, printed: string): boolean {
  if (wordsOnly(documented) !== wordsOnly(printed)) return false;
  const actual = printed.match(figure) ?? [];
  return (documented.match(figure) ?? []).every(
    (value, index) => Number(value) > 1 || Math.abs(Number(value) - Number(actual[index])) <= 0.25,
  );
}
