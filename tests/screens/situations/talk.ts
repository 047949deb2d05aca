/** A talk as the drawings have it: the promise of the queue, what is new, links, a file on its way, and a low rating. */

import sharp from "sharp";
import { waits } from "../../browser/waiting-customers.ts";
import { type Scene, type Situation, words } from "./situation.ts";

const picture = {
  name: "IMG_0002.png",
  mimeType: "image/png",
  buffer: await sharp({ create: { width: 640, height: 640, channels: 3, background: "#6b7893" } })
    .png()
    .toBuffer(),
};

const ask = async ({ locale, log, ...scene }: Scene) => {
  await scene.ask(words.late[locale]);
  await log.locator(".card").first().waitFor();
};

/** Every third of them is a guest, who shows no identity. */
const guest = (number: number) => 3 * number + 2;

/** Takes and ends all that wait. How long these waited is what an estimate rests on. */
async function emptyQueue({ agent }: Scene): Promise<void> {
  for (;;) {
    const taken = await agent.takes().catch(() => undefined);
    if (!taken) return;
    await agent.resolves(taken);
  }
}

const meetAgent = async (scene: Scene) => {
  await emptyQueue(scene);
  await ask(scene);
  await scene.askForAgent();
  const conversationId = await scene.agent.takes();
  await scene.button(scene.say("chat.menu")).waitFor();
  const says = async (text: string) => {
    await scene.agent.says(conversationId, text);
  };
  await says(words.hello[scene.locale]);
  await scene.log.getByText(words.hello[scene.locale]).waitFor();
  return { conversationId, says };
};

const back = ({ button, say }: Scene) => button(say("panel.back")).click();

/** What the agent says while the customer reads something else. */
const missed = async (scene: Scene) => {
  const { says } = await meetAgent(scene);
  await scene.write(words.thanks[scene.locale]);
  await scene.log.getByText(words.thanks[scene.locale]).waitFor();
  await back(scene);
  await scene.panel.locator(".going").waitFor();
  await says(words.progress[scene.locale]);
  await scene.panel.locator(".going .dot").waitFor();
};

const chooseFile = async ({ panel }: Scene) => {
  await panel.locator(".add-button").click();
  await panel.locator(".add-panel input").last().setInputFiles(picture);
};

const lowRating = async (scene: Scene) => {
  const { conversationId } = await meetAgent(scene);
  await scene.agent.resolves(conversationId);
  await scene.survey.locator("label").nth(1).click();
  await scene.survey.locator(".chips label").first().click();
  await scene.survey.locator(".solved label").last().click();
  await scene.panel.locator(".again").waitFor();
};

export const talkSituations: readonly Situation[] = [
  {
    name: "queue: clock time and a question",
    show: async (scene) => {
      const { origin } = new URL(scene.page.url());
      await emptyQueue(scene);
      for (let number = 0; number < 5; number += 1) await waits(origin, guest(number));
      await emptyQueue(scene);
      for (let number = 5; number < 7; number += 1) await waits(origin, guest(number));
      await ask(scene);
      await scene.askForAgent();
      await scene.queue.locator(".promise").waitFor();
    },
  },
  {
    name: "queue: offline",
    show: async (scene) => {
      await ask(scene);
      await scene.askForAgent();
      await scene.queue.locator(".card-foot").waitFor();
      await scene.page.context().setOffline(true);
      await scene.queue.locator(".card-title").waitFor();
    },
  },
  { name: "home: an agent has answered", show: missed },
  {
    name: "agent: what is new, and a link",
    show: async (scene) => {
      await missed(scene);
      await scene.panel.locator(".going").click();
      await scene.log.locator(".first-new").waitFor();
    },
  },
  {
    name: "file on its way",
    show: async (scene) => {
      await meetAgent(scene);
      await scene.page.route("**/api/uploads/**", () => {});
      await chooseFile(scene);
      await scene.panel.locator(".file-row .ring").waitFor();
    },
  },
  {
    name: "file that did not go",
    show: async (scene) => {
      await meetAgent(scene);
      await scene.page.route("**/api/uploads**", (route) =>
        route.fulfill({ status: 500, json: {} }),
      );
      await chooseFile(scene);
      await scene.panel.locator(".file-failed").waitFor();
    },
  },
  { name: "survey: low, and not solved", show: lowRating },
];
