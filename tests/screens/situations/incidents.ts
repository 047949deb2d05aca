/** What customers see of an incident, from 我也遇到 before it is declared to its end. They stand for everybody: in this order. */

import { type Scene, type Situation, words } from "./situation.ts";

const ask = async (scene: Scene) => {
  await scene.ask(words.late[scene.locale]);
  await scene.log.locator(".card").first().waitFor();
};
const toBar = ({ panel }: Scene) => panel.locator(".announcement-bar").waitFor();
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
/** The incident that is going on. */
let incident = "";

const card = async (scene: Scene) => {
  await ask(scene);
  await scene.log.locator(".announcement").first().waitFor();
};

export const incidentSituations: readonly Situation[] = [
  {
    name: "I have this too?",
    show: async (scene) => {
      await ask(scene);
      await scene.log.locator(".problem-report .vote").waitFor();
    },
  },
  {
    name: "I have this too",
    show: async (scene) => {
      await ask(scene);
      await scene.log.locator(".problem-report .vote").click();
      await scene.log.locator(".problem-report[role=status]").waitFor();
    },
  },
  {
    name: "home: incident",
    show: async (scene) => {
      const { announcement } = await scene.asWallet("/announcements", {
        kind: "incident",
        title: words.outage,
        text: words.outageText,
        topics: ["transfer-not-arrived"],
        startsAt: inMinutes(-300),
        nextUpdateAt: inMinutes(34),
      });
      incident = (announcement as { readonly id: string }).id;
      await toBar(scene);
    },
  },
  {
    name: "home: incident and one more",
    show: async (scene) => {
      await scene.asWallet("/announcements", {
        kind: "notice",
        title: words.works,
        text: words.worksText,
        startsAt: inMinutes(-5),
        endsAt: inMinutes(2_880),
      });
      await scene.panel.locator(".announcement-bar small").waitFor();
    },
  },
  {
    name: "incident",
    isLong: true,
    show: async (scene) => {
      await scene.asWallet(`/announcements/${incident}/updates`, {
        text: words.outageUpdate,
        nextUpdateAt: inMinutes(20),
      });
      await toBar(scene);
      await scene.panel.locator(".announcement-bar").click();
      await scene.panel.locator(".announcement-page .announcement-updates").waitFor();
    },
  },
  { name: "incident in the chat", show: card },
  {
    name: "incident: I have this too",
    show: async (scene) => {
      await card(scene);
      const actions = scene.log.locator(".announcement").first().locator(".announcement-actions");
      await actions.locator("button").nth(1).click();
      await scene.log.locator(".announcement-count").waitFor();
      await actions.locator("button").first().click();
      await actions.locator("[aria-pressed=true]").nth(1).waitFor();
    },
  },
  {
    name: "incident: over",
    show: async (scene) => {
      await card(scene);
      const first = scene.log.locator(".announcement").first();
      await first.locator(".announcement-actions button").first().click();
      await first.locator("[aria-pressed=true]").waitFor();
      await scene.asWallet(`/announcements/${incident}/end`, { text: words.outageEnd });
      await scene.log.locator(".announcement").nth(1).waitFor();
    },
  },
];
