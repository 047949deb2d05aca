/** The wallet's name and accent, as administrators set them: the next customer who opens the widget is sent them. */

import { afterEach, beforeEach, expect, test } from "vitest";
import { readableAccent } from "../../protocol/accent.ts";
import { type Agent, agent, customer } from "../support/actors.ts";
import { createHttpClient } from "../support/http.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";

let server: TestServer;
let ada: Agent;
beforeEach(async () => {
  server = await startTestServer();
  ada = await agent(server, "Ada", { role: "admin", onDuty: false });
});
afterEach(() => server.stop());

const { send } = createHttpClient(() => server);
const ask = async (method: string, path: string, body?: object) => {
  const response = await send(method, `/api/admin/${path}`, body, {
    authorization: `Bearer ${ada.token}`,
  });
  return { status: response.status, ...(await response.json()) };
};
const name = { "zh-CN": "北斗钱包", "zh-TW": "北斗錢包", en: "Dipper Wallet" };
const seen = async (locale: "zh-CN" | "zh-TW" | "en") => {
  const { walletName, accent } = (await customer(server, { locale })).session().features;
  return { walletName, accent };
};

test("whoever opens the widget next reads the name in their language and sees the accent, until it is taken back", async () => {
  const before = await seen("en");
  expect(before.accent).toBeUndefined();
  const set = await ask("PUT", "settings/brand", { name, accent: "#0B7A4B" });
  expect([set.status, set.settings.brand]).toEqual([200, { name, accent: "#0b7a4b" }]);
  // Another node may answer, which hears of it a moment later.
  await until(async () =>
    expect(await seen("en")).toEqual({ walletName: "Dipper Wallet", accent: "#0b7a4b" }),
  );
  expect((await seen("zh-TW")).walletName).toBe("北斗錢包");
  const { entries } = await ask("GET", "audit");
  expect(entries[0]).toMatchObject({
    what: "settings.changed",
    by: { kind: "agent", id: ada.id },
    details: { section: "brand", stored: true },
  });
  await ask("DELETE", "settings/brand");
  await until(async () => expect(await seen("en")).toEqual(before));
});

test("an accent that is too pale is refused with one that would do, and nothing is changed", async () => {
  const refused = await ask("PUT", "settings/brand", { name, accent: "#ffcc00" });
  expect([refused.status, refused.error.code]).toEqual([400, "invalid"]);
  expect(refused.error.message).toContain(`${readableAccent("#ffcc00")} has it`);
  expect((await ask("GET", "settings")).settings).toEqual({});
});

test.each([
  { name: { "zh-CN": "北斗钱包" } },
  { name: { ...name, en: " " } },
  { name: { ...name, en: "x".repeat(61) } },
  { name: { ...name, fr: "Ourse" } },
  { name, accent: "green" },
  { name, logo: "https://evil.example/a.png" },
  { accent: "#0b7a4b" },
])("%j is refused", async (value) => {
  expect((await ask("PUT", "settings/brand", value)).status).toBeOneOf([400, 413]);
  expect((await ask("GET", "settings")).settings).toEqual({});
});
