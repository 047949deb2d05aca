/** The lines of docs/embedding.md in a page of its own, as they stand there. */

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Page } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compileScript, parse } from "vue/compiler-sfc";
import { signIdentity } from "../../server/identity/identities.ts";
import { blocksOf } from "../docs/documents.ts";
import { temporaryFolder } from "../support/process.ts";
import { becomes, phone, useTestBed } from "./browser.ts";
import { useHostPage } from "./host-page.ts";
import { widgetOn } from "./widget.ts";

const secret = "a secret that is long enough for tests, surely";
const host = useHostPage(() => testBed.url());
const testBed = useTestBed(() => ({
  ALLOWED_ORIGINS: host.origin("wallet.example"),
  IDENTITY_SECRET: secret,
}));
const documented = "https://support.example.com";
const snippet = (language: string) =>
  blocksOf("docs/embedding.md").find(
    ({ language: its, text }) => its === language && /pocketdesk\/widget|widget\.js/.test(text),
  )?.text ?? "";

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  folder = await temporaryFolder();
  host.fetches = true;
});
afterAll(() => folder.remove());

/** A page of the wallet that signs the customer in. */
async function walletPage(script: string) {
  host.script = `addEventListener("securitypolicyviolation", ({ violatedDirective }) =>
    (window.breaches ??= []).push(violatedDirective));\n${script}`;
  const page = await testBed.page(phone);
  const token = await signIdentity(
    { subject: "framework alice", name: "小安" },
    { secret },
    { now: Date.now(), lifeSeconds: 600 },
  );
  await page.route("**/support-token", (route) => route.fulfill({ body: token }));
  return page;
}

async function servesAlice(page: Page): Promise<void> {
  const { panel, ask, state } = widgetOn(page);
  await panel.getByRole("heading", { name: /^小安，/ }).waitFor();
  await ask("怎么提现");
  await becomes(() => state.allTextContents(), ["已发送"]);
  expect(await page.evaluate("window.breaches ?? []")).toEqual([]);
}

test("the tag serves a signed-in customer on a bare page, under the strictest policy", async () => {
  const [, inline = ""] = /<script>([\s\S]+)<\/script>/.exec(snippet("html")) ?? [];
  expect(inline).toContain("identify");
  const page = await walletPage(inline);
  await page.goto(host.origin("wallet.example"));
  await widgetOn(page).open();
  await servesAlice(page);
});

describe("the component serves a signed-in customer, and forgets them when they leave", () => {
  test("in React", async () => {
    await servesAsComponent(`${component("tsx")}
      import { render } from "react-dom";
      const place = document.querySelector("main");
      const show = (customer) => render(customer === null ? null : <Support customer={customer} />, place);
      Object.assign(window, { show });
      show("alice");`);
  });

  test("in Vue", async () => {
    host.trustedTypes = "vue";
    await servesAsComponent(`${compiledVue(component("vue"))}
      import { createApp, h, ref } from "vue";
      const customer = ref("alice");
      createApp(() => customer.value === null ? null : h(Support, { customer: customer.value })).mount("main");
      Object.assign(window, { show: (next) => { customer.value = next } });`);
  });
});

const component = (language: string) => snippet(language).replace(documented, testBed.url());

/** As the build tools of Vue do it: the template becomes a function, for a page whose policy has no eval. */
function compiledVue(source: string): string {
  const { descriptor, errors } = parse(source);
  expect(errors).toEqual([]);
  const { content } = compileScript(descriptor, { id: "support", inlineTemplate: true });
  return content.replace("export default", "const Support =");
}

async function servesAsComponent(source: string): Promise<void> {
  const out = await bundled(source);
  const page = await walletPage(
    'addEventListener("DOMContentLoaded", () => import("/app/page.js"))',
  );
  await page.route("**/app/*", (route) =>
    route.fulfill({
      contentType: "text/javascript",
      body: readFileSync(join(out, new URL(route.request().url()).pathname.replace("/app/", ""))),
    }),
  );
  host.tags = 0;
  await page.goto(host.origin("wallet.example"));
  await page.getByRole("button", { name: "帮助" }).click();
  await servesAlice(page);
  await page.evaluate("show(undefined)");
  await widgetOn(page).panel.waitFor({ state: "detached" });
  expect(await page.evaluate(() => Object.keys({ ...localStorage }))).toEqual([]);
  await page.evaluate("show(null)");
  await becomes(() => page.locator("pocket-desk").count(), 0);
}

/** Preact's own React stands for React; Vue is Vue. */
async function bundled(text: string): Promise<string> {
  const source = join(folder.path, "source");
  mkdirSync(source, { recursive: true });
  writeFileSync(join(source, "page.tsx"), text);
  const outDir = join(folder.path, "out");
  await build({
    configFile: false,
    define: {
      "process.env.NODE_ENV": '"production"',
      __VUE_OPTIONS_API__: "false",
      __VUE_PROD_DEVTOOLS__: "false",
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
    },
    logLevel: "error",
    root: source,
    oxc: { jsx: { runtime: "automatic", importSource: "preact", development: false } },
    resolve: {
      alias: [
        { find: "pocketdesk/widget", replacement: resolve("widget/embed/api.ts") },
        { find: /^react(-dom)?$/, replacement: resolve("node_modules/preact/compat") },
        { find: "vue", replacement: resolve("node_modules/vue/dist/vue.runtime.esm-bundler.js") },
        { find: /^preact\/jsx-runtime$/, replacement: resolve("node_modules/preact/jsx-runtime") },
      ],
    },
    build: {
      outDir,
      lib: { entry: join(source, "page.tsx"), formats: ["es"], fileName: () => "page.js" },
    },
  });
  expect(readdirSync(outDir)).toContain("page.js");
  return outDir;
}
