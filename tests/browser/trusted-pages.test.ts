/** S15, S23, P14: our own pages, full of what somebody hostile has written. */

import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { CustomerSession } from "../../protocol/sockets.ts";
import { openRaw, sessionOf } from "../support/raw-socket.ts";
import { becomes, desktop, phone, until, useTestBed } from "./browser.ts";
import { deskOn } from "./desk.ts";
import { widgetOn } from "./widget.ts";

const testBed = useTestBed();

// “window” and “script” are words of seed phrases; this one is none, or the shield would hide what is one of them.
const act = "window.pwnd=1";
const tags = ["script", "img", "svg", "iframe", "object", "embed", "video", "body", "math", "a"];
const attributes = [
  `onerror=${act}`,
  `onload=${act}`,
  `onfocus=${act} autofocus`,
  `ontoggle=${act} open`,
  `style="background:url(javascript:${act})"`,
  `srcdoc="<script>${act}</script>"`,
  `href="javascript:${act}"`,
  `xlink:href="javascript:${act}"`,
];
const around = ["", `">`, `'>`, "]]>", "-->", "</textarea>", "</title>", "\u2028", "{{", "`${"];
const addresses = [
  `javascript:${act}`,
  `JaVaScRiPt:${act}`,
  `java\tscript:${act}`,
  `\u0001javascript:${act}`,
  `data:text/html,<script>${act}</script>`,
  `vbscript:${act}`,
  `https://wallet.example@evil.example/`,
  `[x](javascript:${act})`,
  `![x](https://evil.example/x.png)`,
  `&#106;avascript:${act}`,
  `<https://evil.example/>`,
  `\${${act}}`,
  `{{constructor.constructor('${act}')()}}`,
  `%3Cscript%3E${act}%3C/script%3E`,
];
/** Markup of every tag with every attribute, behind everything that may end what stands before it. */
const payloads = [
  ...tags.flatMap((tag) => attributes.map((attribute) => `<${tag} src=x ${attribute}>`)),
  ...around.flatMap((before) => tags.map((tag) => `${before}<${tag}/onload=${act}>x</${tag}>`)),
  ...addresses,
  ...around.map((before) => `${before}<script>${act}</script>`),
  ...addresses.map((address) => `<a href="${address.replaceAll('"', "'")}">x</a>`),
];

/** So many are sent at once: a busy machine draws them slowly. */
const batch = 36;

/** Hosts that the page has asked, and violations of its policy. */
async function watched(page: Page) {
  const hosts = new Set<string>();
  page.on("request", (request) => {
    if (!request.url().startsWith("data:")) hosts.add(new URL(request.url()).host);
  });
  page.on("websocket", (socket) => hosts.add(new URL(socket.url()).host));
  await page.addInitScript(() => {
    const broken: string[] = [];
    Object.assign(window, { broken });
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
      broken.push(`${violatedDirective} ${blockedURI}`),
    );
  });
  return { hosts, broken: () => page.evaluate<readonly string[]>("window.broken") };
}

/** What the log holds that no text has: elements of the payloads, handlers, addresses that run. */
const foreign = (page: Page) =>
  page.evaluate(() => {
    const roots = [document, document.querySelector("pocket-desk")?.shadowRoot];
    const all = roots.flatMap((root) => [...(root?.querySelectorAll("[role=log] *") ?? [])]);
    return all
      .filter(
        (element) =>
          /^(script|img|iframe|object|embed|video|body|math)$/i.test(element.tagName) ||
          [...element.attributes].some(
            ({ name, value }) => /^on/.test(name) || /^\s*(javascript|data|vbscript):/i.test(value),
          ),
      )
      .map(({ outerHTML }) => outerHTML);
  });

test("S15 S23 P14 200 pieces of hostile markup are text on /support and in the console, under policies that nothing breaks", async () => {
  expect(new Set(payloads).size).toBeGreaterThanOrEqual(200);
  const phonePage = await testBed.page(phone);
  const customerSees = await watched(phonePage);
  await phonePage.goto(`${testBed.url()}/support`);
  const alice = widgetOn(phonePage);
  await alice.ask("怎么提现");
  await becomes(() => alice.state.allTextContents(), ["已发送"]);
  await alice.askForAgent();
  const token = await phonePage.evaluate(
    () => Object.entries(localStorage).find(([key]) => key.endsWith(":token"))?.[1],
  );

  const deskPage = await testBed.page(desktop);
  const agentSees = await watched(deskPage);
  const bo = deskOn(deskPage);
  await bo.signIn(testBed.url());
  await bo.goOnDuty();
  await bo.takeNext();
  const raw = await openRaw(testBed.url(), {
    namespace: "/customer",
    auth: { token },
  });
  expect(sessionOf<CustomerSession>(raw).conversation?.messages.length).toBeGreaterThan(0);
  for (let first = 0; first < payloads.length; first += batch) {
    const texts = payloads.slice(first, first + batch);
    for (const text of texts) raw.call("message:send", { clientId: randomUUID(), text });
    for (const { log } of [alice, bo]) {
      await until(async () => {
        const shown = (await log.textContent()) ?? "";
        expect(texts.filter((text) => !shown.includes(text))).toEqual([]);
      });
    }
  }
  // Under its title, in a row of the list, and in an agent's own words.
  for (const text of payloads.slice(0, 12)) await bo.write(text);
  await bo.says(payloads[11] ?? "");

  for (const [page, sees] of [
    [phonePage, customerSees],
    [deskPage, agentSees],
  ] as const) {
    expect(await foreign(page)).toEqual([]);
    expect(await page.evaluate("window.pwnd")).toBeUndefined();
    expect(await sees.broken()).toEqual([]);
    expect([...sees.hosts]).toEqual([new URL(testBed.url()).host]);
  }
  // It would have bitten: as markup it is refused by the policy, in words that are listened to.
  const refused = await deskPage.evaluate((html) => {
    try {
      document.body.insertAdjacentHTML("beforeend", html);
      return "taken";
    } catch (error) {
      return String(error);
    }
  }, payloads[0] ?? "");
  expect(refused).toMatch(/Trusted/);
  expect((await agentSees.broken()).join()).toContain("require-trusted-types-for");
  raw.destroy();
});
