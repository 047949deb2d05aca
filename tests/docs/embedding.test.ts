/** docs/embedding.md: its examples run, and its lists are those of the widget's types. */

import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import { decodeJwt, SignJWT } from "jose";
import { describe, expect, test } from "vitest";
import { createIdentities } from "../../server/identity/identities.ts";
import type { PocketDesk } from "../../widget/embed/api.ts";
import type { Embed } from "../../widget/embed/embed.ts";
import type {
  BootOptions,
  ErrorReason,
  EventName,
  OpenTarget,
} from "../../widget/embed/options.ts";
import { blocksOf, codeIn, proseOf, tablesUnder } from "./documents.ts";

const file = "docs/embedding.md";
const secret = "a secret that is long enough for tests, surely";
const [tag] = blocksOf(file).filter(({ language }) => language === "html");
const [signing] = blocksOf(file).filter(({ language }) => language === "js");

/** Each list has all of its type's names, and no others, or it does not compile. */
type All<Names extends PropertyKey> = Readonly<Record<Names, true>>;
const commands: All<keyof Embed> = {
  boot: true,
  update: true,
  identify: true,
  open: true,
  close: true,
  back: true,
  show: true,
  hide: true,
  on: true,
  logout: true,
  destroy: true,
  // The module has the commands of the script tag, and no others.
} satisfies All<keyof PocketDesk>;
const options: All<keyof BootOptions> = {
  server: true,
  locale: true,
  theme: true,
  launcher: true,
  brand: true,
  actions: true,
  identify: true,
  transactions: true,
  mount: true,
};
const targets: All<keyof OpenTarget> = {
  article: true,
  errorCode: true,
  draft: true,
  ticket: true,
  transaction: true,
  emergency: true,
};
const events: All<EventName> = {
  ready: true,
  open: true,
  close: true,
  unread: true,
  message: true,
  beforeSend: true,
  handover: true,
  queue: true,
  ticket: true,
  rated: true,
  secretBlocked: true,
  error: true,
};

const reasons: All<ErrorReason> = {
  rejected: true,
  timeout: true,
  empty: true,
  expired: true,
  refused: true,
  notText: true,
  html: true,
  quoted: true,
  bearer: true,
  tooLong: true,
  notJwt: true,
  subMissing: true,
  subNotText: true,
  expMissing: true,
  expMilliseconds: true,
  expTooFar: true,
  sameOrigin: true,
  unknownOption: true,
  unknownEvent: true,
  unknownTarget: true,
  unknownValue: true,
  notFunction: true,
  serverFixed: true,
  missingArticle: true,
  missingTicket: true,
};

describe("the tag", () => {
  test("is the same in README.md", () => {
    const [readme] = blocksOf("README.md").filter(({ language }) => language === "html");
    expect(readme?.text).toBe(tag?.text);
  });

  test("keeps calls until the script has loaded", () => {
    const [, loader, inline = ""] =
      /^<script async src="([^"]+)"[^>]*><\/script>\n<script>([\s\S]+)<\/script>$/.exec(
        tag?.text ?? "",
      ) ?? [];
    expect(loader).toMatch(/^https:.+\/widget\.js$/);

    const page: { window?: object; PocketDesk?: { q?: ArrayLike<unknown>[] } } = {};
    page.window = page;
    runInNewContext(inline, page);
    const [command, given] = [...Array.from(page.PocketDesk?.q?.[0] ?? [])] as [string, object];
    expect(Object.keys(commands)).toContain(command);
    for (const name of Object.keys(given)) expect(Object.keys(options)).toContain(name);
  });
});

describe("the commands", () => {
  const rows = tablesUnder(file, "## 3. Commands").map(({ Command = "", Does = "" }) => ({
    codes: codeIn(Command),
    does: codeIn(Does),
  }));
  const codes = rows.flatMap((row) => row.codes);

  test("are all documented, and no others are", () => {
    expect(codes.map((code) => code.split("(")[0]).sort()).toEqual(Object.keys(commands).sort());
  });

  test("boot takes the documented options", () => {
    expect(namesIn(codes.find((code) => code.startsWith("boot(")))).toEqual(
      Object.keys(options).sort(),
    );
  });

  test("update takes some of them", () => {
    const given = namesIn(codes.find((code) => code.startsWith("update(")));
    expect(Object.keys(options)).toEqual(expect.arrayContaining(given));
  });

  test("open takes the documented targets", () => {
    const row = rows.find((one) => one.codes.some((code) => code.startsWith("open(")));
    expect(row?.does.flatMap(namesIn).sort()).toEqual(Object.keys(targets).sort());
  });

  test("on knows the documented events", () => {
    const [line = ""] = /^`on` knows .+$/m.exec(proseOf(file)) ?? [];
    const names = codeIn(line).filter((code) => /^[a-z]\w+$/i.test(code) && code !== "false");
    expect(names.slice(1).sort()).toEqual(Object.keys(events).sort());
  });
});

/** `boot({server?, locale?})` → `locale`, `server`. */
const namesIn = (code = ""): string[] =>
  [...(/\{(.*)\}/.exec(code)?.[1] ?? "").matchAll(/(\w+)\??(?=[,:}]|$)/g)]
    .map((match) => match[1] ?? "")
    .filter((name) => name !== "true")
    .sort();

test("the oldest browsers are those that the build is for", () => {
  const [, target = ""] =
    /^const target = \[(.+)\];$/m.exec(readFileSync("vite.config.ts", "utf8")) ?? [];
  const [line = ""] = /^The oldest browsers are .+$/m.exec(proseOf(file)) ?? [];
  const [, chrome, safari, firefox] =
    /WebView ([\d.]+), Safari and iOS ([\d.]+), Firefox ([\d.]+)/.exec(line) ?? [];
  expect(target).toBe(`"es2022", "chrome${chrome}", "safari${safari}", "firefox${firefox}"`);
});

test("the reasons of an error are all documented, and no others are", () => {
  const row = tablesUnder(file, "## 2. Who is asking").find((one) => one["`error`"] === "`reason`");
  expect([...codeIn(Object.values(row ?? {})[1] ?? "")].sort()).toEqual(
    Object.keys(reasons).sort(),
  );
});

test("the custom properties are those of the style sheets", () => {
  const [line = ""] = /^Five custom properties .+$/m.exec(proseOf(file)) ?? [];
  const named = codeIn(line).filter((code) => code.startsWith("--"));
  expect(named).toHaveLength(5);
  const sheets = ["widget/widget.css", "widget/embed/launcher.ts", "ui/tokens.css", "ui/base.css"];
  const css = sheets.map((path) => readFileSync(path, "utf8")).join("\n");
  for (const name of named) expect(css).toContain(`var(${name}`);
});

test("the route that signs makes a token that the server takes", async () => {
  const token = await signAsDocumented({ id: "alice", displayName: "Alice" });
  const identities = createIdentities({ secret }, { now: Date.now });
  expect(await identities.verify(token)).toMatchObject({
    subject: "alice",
    name: "Alice",
    locale: "zh-CN",
  });
  const claims = Object.keys(decodeJwt(token));
  const documented = tablesUnder(file, "## 2. Who is asking").flatMap(({ Claim = "" }) =>
    codeIn(Claim),
  );
  expect([...documented, "iat"]).toEqual(expect.arrayContaining(claims));
});

/** Runs the example as the wallet's back end would, with a stand-in for its router. */
async function signAsDocumented(user: { readonly id: string; readonly displayName: string }) {
  type Handler = (request: { readonly user: typeof user }) => Promise<string>;
  let handler: Handler | undefined;
  const app = {
    get(_path: string, _check: unknown, given: Handler) {
      handler = given;
    },
  };
  const body = (signing?.text ?? "").replace(/^import .+$/m, "");
  const process = { env: { IDENTITY_SECRET: secret } };
  runInNewContext(body, { app, requireLogin: undefined, SignJWT, TextEncoder, process });
  if (!handler) throw new Error("The example registers no route.");
  return handler({ user });
}
