/** The npm package as an integrator gets it: packed, installed in an empty project, compiled and bundled. */

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { locales } from "../../protocol/conversation.ts";
import { blocksOf, documents } from "../docs/documents.ts";
import { temporaryFolder } from "../support/process.ts";

/** What the package is made from; the checkout itself is left alone. */
const sources = [
  "LICENSE",
  "npm/README.md",
  "npm/package.json",
  "npm/tsconfig.json",
  "package.json",
  "protocol",
  "scripts",
  "tsconfig.json",
  "ui",
  "vite.config.ts",
  "widget",
];

const page = `
import { createPocketDesk, type OpenTarget, type PocketDesk } from "pocketdesk/widget";

const desk: PocketDesk = createPocketDesk({ server: "https://support.example.com", locale: "zh-CN" });
const target: OpenTarget = { draft: "转账一直没到账" };
const stop: () => void = desk.on("unread", ({ count }) => console.log(count.toFixed()));
desk.on("beforeSend", ({ text }) => !text.includes("@"));
desk.on("message", ({ body }) => body.kind === "text" && console.log(body.text));
desk.open(target);
stop();
// @ts-expect-error No such command.
desk.explode();
// @ts-expect-error No such language.
desk.update({ locale: "tlh" });
`;

/** A page with the script tag. */
const tagged = `
/// <reference types="pocketdesk/global" />
window.PocketDesk?.("boot", { mount: "frame", theme: "dark" });
const isHandled: boolean | undefined = window.PocketDesk?.("back");
const stop = window.PocketDesk?.("on", "unread", ({ count }) => console.log(count.toFixed(), isHandled));
stop?.();
// @ts-expect-error No such command.
window.PocketDesk?.("explode");
// @ts-expect-error No such event.
window.PocketDesk?.("on", "opened", () => undefined);
// @ts-expect-error No such target.
window.PocketDesk?.("open", { page: 1 });
export {};
`;

/** The pages above, and every example in the documents. */
const examples = [...documents, "npm/README.md"].flatMap(blocksOf);
const pages = [
  page,
  tagged,
  ...examples.filter(({ language }) => language === "ts").map(({ text }) => text),
];
const pageNames = pages.map((_, index) => `page-${index}.ts`);

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let project = "";
let packed: readonly { readonly path: string }[] = [];

function run(command: string, args: readonly string[], cwd: string): string {
  return execFileSync(command, args, {
    cwd,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
}

function pack(): string {
  const checkout = join(folder.path, "checkout");
  for (const path of sources) cpSync(resolve(path), join(checkout, path), { recursive: true });
  symlinkSync(resolve("node_modules"), join(checkout, "node_modules"));
  const printed = run(
    "npm",
    ["pack", "--json", "--pack-destination", folder.path],
    join(checkout, "npm"),
  );
  const [{ filename, files }] = JSON.parse(printed.slice(printed.indexOf("[\n")));
  packed = files;
  return join(folder.path, filename);
}

beforeAll(async () => {
  folder = await temporaryFolder();
  const tarball = pack();
  project = join(folder.path, "project");
  mkdirSync(project);
  writeFileSync(join(project, "package.json"), '{"private":true,"type":"module"}');
  run("npm", ["install", "--offline", "--no-audit", tarball], project);
  for (const [index, text] of pages.entries())
    writeFileSync(join(project, pageNames[index] ?? ""), text);
}, 120_000);
afterAll(() => folder.remove());

const manifest = (path: string) => JSON.parse(readFileSync(path, "utf8"));

test("it holds the widget's module and nothing else", () => {
  const code = packed.map(({ path }) => path).filter((path) => path.endsWith(".js"));
  expect(code).toContain("dist/pocketdesk.js");
  for (const locale of locales)
    expect(code).toContainEqual(expect.stringMatching(`^dist/${locale}-`));
  const others = packed.map(({ path }) => path).filter((path) => !path.endsWith(".js"));
  expect(
    others.filter((path) => !/^dist\/types\/(protocol|ui|widget)\/.+\.d\.ts$/.test(path)),
  ).toEqual(["LICENSE", "README.md", "package.json"]);
});

test("the documents have examples of it", () => {
  expect(pages.length).toBeGreaterThan(3);
});

test("it needs no other package, and has the version of the server", () => {
  const { dependencies, peerDependencies, version } = manifest("npm/package.json");
  expect([dependencies, peerDependencies]).toEqual([undefined, undefined]);
  expect(version).toBe(manifest("package.json").version);
});

describe("a page", () => {
  test.each([
    ["bundler", "esnext"],
    ["node16", "node16"],
  ])("compiles with moduleResolution %s", (moduleResolution, module) => {
    const compilerOptions = {
      target: "es2022",
      lib: ["es2022", "dom"],
      types: [],
      strict: true,
      noEmit: true,
      skipLibCheck: false,
      module,
      moduleResolution,
    };
    const config = join(project, `tsconfig.${moduleResolution}.json`);
    writeFileSync(config, JSON.stringify({ compilerOptions, files: pageNames }));
    run(process.execPath, [resolve("node_modules/typescript/bin/tsc"), "-p", config], project);
  });

  test("is bundled with the widget, which comes in files of its own when it is opened", async () => {
    const bundle = await build({
      root: project,
      configFile: false,
      logLevel: "warn",
      build: { write: false, rolldownOptions: { input: join(project, "page-0.ts") } },
    });
    const [{ output } = { output: [] }] = [bundle].flat().filter((one) => "output" in one);
    const chunks = output.flatMap((file) => (file.type === "chunk" ? [file] : []));
    const entry = chunks.find(({ isEntry }) => isEntry);
    expect(entry?.code.length).toBeLessThan(10_000);
    const names = chunks.map(({ name }) => name);
    for (const part of ["mount", ...locales])
      expect(names).toContainEqual(expect.stringMatching(`^${part}-`));
  });
});
