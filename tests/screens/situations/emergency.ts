/** The emergency lane: each kind, what the wallet answers to the freeze, and what it asks in a check card. */

import type { Scene, Situation } from "./situation.ts";
import { words } from "./situation.ts";

const toLane = async ({ panel }: Scene) => {
  await panel.locator(".emergency").click();
  await panel.locator(".lane-kinds .chip[aria-pressed=true]").waitFor();
  await panel.locator(".lane .agent-comes, .lane-help").first().waitFor();
};

const pick = (index: number) => async (scene: Scene) => {
  await toLane(scene);
  const chip = scene.panel.locator(".lane-kinds .chip").nth(index);
  await chip.click();
  await scene.panel
    .locator(".lane-kinds .chip")
    .nth(index)
    .and(scene.page.locator("[aria-pressed=true]"))
    .waitFor();
};

const freeze = async (scene: Scene) => {
  await toLane(scene);
  await scene.panel.locator(".lane-top .danger").click();
  await scene.panel.locator(".lane-top .danger[aria-busy]").waitFor({ state: "detached" });
};

/** The wallet asks about its newest transaction. */
const check = async (
  { asWallet, sub, transactions: [transaction], panel }: Scene,
  lastsMs = 3_600_000,
) => {
  await asWallet(`/customers/${sub}/checks`, {
    kind: "was-this-you",
    transaction,
    expiresAt: new Date(Date.now() + lastsMs).toISOString(),
  });
  await panel.locator(".going").waitFor();
};
const checkInChat = async (scene: Scene) => {
  await check(scene);
  await scene.panel.locator(".going").click();
  await scene.log.locator(".check").waitFor();
};
const answer = (index: number) => async (scene: Scene) => {
  await checkInChat(scene);
  await scene.log.locator(".check-answers button").nth(index).click();
};

/** In the order of the chips. */
const kinds = ["stolen", "not my payment", "phone lost", "scammed", "seed leaked"];

export const emergencySituations: readonly Situation[] = [
  ...kinds.map((kind, index) => ({ name: `lane: ${kind}`, isLong: true, show: pick(index) })),
  { name: "lane: guest", isGuest: true, show: toLane },
  {
    name: "lane: offline",
    show: async (scene) => {
      await toLane(scene);
      await scene.page.context().setOffline(true);
      await scene.panel.locator(".lane-top .lane-problem").waitFor();
      await scene.panel.locator(".lane-mark").nth(1).click();
    },
  },
  {
    name: "lane: frozen",
    isLong: true,
    freeze: (locale) => ({
      frozen: true,
      reference: "FZ-61430152",
      parts: [
        { title: words.payments[locale], frozen: true, at: new Date().toISOString() },
        { title: words.card[locale], frozen: true, at: new Date().toISOString() },
      ],
    }),
    show: async (scene) => {
      await freeze(scene);
      await scene.panel.locator(".lane-mark").first().click();
      await scene.panel.locator(".lane-step.done").waitFor();
      await scene.panel.locator(".lane-watch").waitFor();
    },
  },
  {
    name: "lane: partly frozen",
    freeze: (locale) => ({
      frozen: true,
      reference: "FZ-61430152",
      parts: [
        { title: words.payments[locale], frozen: true, at: new Date().toISOString() },
        { title: words.card[locale], frozen: false, note: words.cardOpen[locale], phone: "95555" },
      ],
    }),
    show: freeze,
  },
  {
    name: "lane: refused",
    freeze: (locale) => ({ frozen: false, message: words.counter[locale] }),
    show: freeze,
  },
  { name: "lane: no result", freeze: () => "broken", show: freeze },
  { name: "lane: the wallet can't", show: freeze },
  {
    name: "chat after a failed freeze",
    freeze: () => "broken",
    show: async (scene) => {
      await freeze(scene);
      await scene.panel.locator(".lane-who .row-button").click();
      await scene.log.waitFor();
    },
  },
  {
    name: "chat: emergency heard",
    show: async ({ locale, ...scene }) => {
      await scene.write(words.stolen[locale]);
      await scene.log.locator(".waiting").waitFor();
      // The way to the steps stands over the conversation.
      await scene.panel.locator(".danger").waitFor();
    },
  },
  { name: "home: check", show: (scene) => check(scene) },
  { name: "check", show: checkInChat },
  {
    name: "check: mine",
    show: async (scene) => {
      await answer(0)(scene);
      await scene.log.locator(".check-answers").waitFor({ state: "detached" });
    },
  },
  {
    name: "check: not mine",
    isLong: true,
    show: async (scene) => {
      await answer(1)(scene);
      await scene.panel.locator(".lane .transaction-card").waitFor();
    },
  },
];
