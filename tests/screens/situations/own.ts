/** What a customer has of their own: suggestions, a ticket in each of its stages, transactions, and reminders. */

import sharp from "sharp";
import { becomes } from "../../browser/browser.ts";
import { type Scene, type Situation, words } from "./situation.ts";

const shownPicture = ".picture[data-state=shown]";
const picture = {
  name: "IMG_0001.png",
  mimeType: "image/png",
  buffer: await sharp({ create: { width: 540, height: 1_170, channels: 3, background: "#6b84b0" } })
    .png()
    .toBuffer(),
};

const answered = async (scene: Scene) => {
  await scene.ask(words.late[scene.locale]);
  await scene.log.locator(".card").first().waitFor();
};

const numberForm = /PD-\d{8}-\d{4}-\d/;

/** Files a complaint and answers its number. */
const file = async ({ panel, say, locale }: Scene, topic = 0) => {
  const foot = panel.locator(".ticket-foot .primary");
  await panel.locator(".row-button", { hasText: say("home.complaints") }).click();
  await foot.click();
  await panel.getByRole("radio").nth(topic).check();
  await foot.click();
  await panel.locator(".ticket-field textarea").fill(words.story[locale]);
  await foot.click();
  await panel.locator(".picker-row").first().waitFor();
  await panel.getByRole("radio").first().check();
  await foot.click();
  await panel.getByRole("radio").first().check();
  await foot.click();
  await panel.locator(".check-list").waitFor();
  await foot.click();
  await panel.locator(".timeline").waitFor();
  // The topic stands behind it.
  const head = await panel.getByText(numberForm).first().textContent();
  return numberForm.exec(head ?? "")?.[0] ?? "";
};

const toStory = async ({ panel, say, button }: Scene) => {
  const foot = panel.locator(".ticket-foot .primary");
  await button(say("panel.back")).click();
  await panel.locator(".row-button", { hasText: say("home.complaints") }).click();
  await foot.click();
  await panel.getByRole("radio").first().check();
  await foot.click();
  await panel.locator(".ticket-field textarea").waitFor();
};

const toTransactions = async (scene: Scene) => {
  await answered(scene);
  await toStory(scene);
  await scene.panel.locator(".ticket-foot .primary").click();
  await scene.panel.locator(".picker-row").first().waitFor();
};

const accepted = async (scene: Scene) => {
  const number = await file(scene);
  await scene.agent.call("ticket:accept", { number });
  return number;
};
const decided = async (scene: Scene) => {
  const number = await accepted(scene);
  await scene.agent.call("ticket:decide", {
    number,
    kind: "apology",
    text: words.sorry[scene.locale],
  });
  await scene.panel.getByText(words.sorry[scene.locale]).first().waitFor();
  return number;
};

/** Two about the same thing, and the list of both. */
const mergedPair = async (scene: Scene) => {
  const number = await accepted(scene);
  const back = () => scene.button(scene.say("panel.back")).click();
  await back();
  await back();
  const other = await file(scene);
  await back();
  await scene.panel.locator(".ticket-row").nth(1).waitFor();
  return { number, other };
};

/** A photograph beside what is added to a ticket. */
const addEvidence = async (scene: Scene) => {
  const { panel } = scene;
  await accepted(scene);
  await panel.locator(".ticket-foot .primary").click();
  await panel.locator(".add-evidence").first().click();
  await panel.locator(".evidence input").last().setInputFiles(picture);
  await panel.locator(".file-row button.file-face").waitFor();
  await becomes(() => panel.locator(".file-row .ring").count(), 0);
};

const toPicker = async (scene: Scene) => {
  await answered(scene);
  await scene.panel.locator(".add-button").click();
  await scene.panel.locator(".add-choice").last().click();
  await scene.panel.getByRole("radio").first().waitFor();
};

const toReminders = async (scene: Scene) => {
  await answered(scene);
  await scene.askForAgent();
  await scene.panel.locator(".remind .row-button").click();
  await scene.panel.locator(".reminder-field, .reminder input").first().waitFor();
};

export const ownSituations: readonly Situation[] = [
  {
    name: "home: what fits a question",
    show: async ({ homeField, panel, locale }) => {
      await homeField.fill(words.late[locale]);
      await panel.locator(".suggested b").nth(1).waitFor();
    },
  },
  {
    name: "chat: what fits a question",
    show: async (scene) => {
      await answered(scene);
      await scene.composer.pressSequentially(words.late[scene.locale]);
      await scene.panel.locator(".suggestions .row-button").first().waitFor();
    },
  },
  { name: "ticket: filed", isLong: true, show: (scene) => file(scene) },
  {
    name: "ticket: asked back",
    isLong: true,
    show: async (scene) => {
      const number = await accepted(scene);
      await scene.agent.call("ticket:ask", { number, text: words.asked[scene.locale] });
      await scene.panel.getByText(words.asked[scene.locale]).first().waitFor();
    },
  },
  {
    name: "complaint: what happened, and when",
    show: async (scene) => {
      await answered(scene);
      await toStory(scene);
    },
  },
  { name: "complaint: which transaction", show: toTransactions },
  {
    name: "complaint: check",
    isLong: true,
    show: async (scene) => {
      await toTransactions(scene);
      const foot = scene.panel.locator(".ticket-foot .primary");
      await scene.panel.getByRole("radio").first().check();
      await foot.click();
      await foot.click();
      await scene.panel.locator(".check-list").waitFor();
    },
  },
  {
    name: "ticket: decided while it was taken back",
    show: async (scene) => {
      const number = await accepted(scene);
      await scene.panel.locator(".withdraw").click();
      const text = words.sorry[scene.locale];
      await scene.agent.call("ticket:decide", { number, kind: "apology", text });
      await scene.panel.locator(".ticket-foot [role=status]").waitFor();
    },
  },
  {
    name: "ticket: another one merged into it",
    isLong: true,
    show: async (scene) => {
      const { other, number } = await mergedPair(scene);
      await scene.agent.call("ticket:merge", { number: other, into: number });
      // The newer one names it, too.
      await scene.panel.locator(".ticket-row", { hasText: number }).nth(1).click();
      await scene.panel.locator(".merged-ticket").waitFor();
    },
  },
  {
    name: "ticket: merged into another one",
    show: async (scene) => {
      const { other, number } = await mergedPair(scene);
      await scene.agent.call("ticket:merge", { number: other, into: number });
      await scene.panel.locator(".ticket-row", { hasText: number }).first().waitFor();
      await scene.panel.locator(".ticket-row", { hasText: other }).last().click();
      await scene.panel.locator(".timeline").waitFor();
    },
  },
  { name: "ticket: evidence", show: addEvidence },
  {
    name: "ticket: evidence, large",
    show: async (scene) => {
      await addEvidence(scene);
      await scene.panel.locator(".file-row button.file-face").click();
      await scene.panel.locator(`.picture-view ${shownPicture}`).waitFor();
    },
  },
  { name: "ticket: decided", isLong: true, show: decided },
  {
    name: "ticket: review asked for",
    show: async (scene) => {
      await decided(scene);
      await scene.panel.locator(".ticket-foot .secondary").first().click();
      await scene.panel.getByRole("textbox").fill(words.again[scene.locale]);
    },
  },
  {
    name: "ticket: in review",
    isLong: true,
    show: async (scene) => {
      await decided(scene);
      await scene.panel.locator(".ticket-foot .secondary").first().click();
      await scene.panel.getByRole("textbox").fill(words.again[scene.locale]);
      await scene.panel.locator(".ticket-foot .primary").click();
      await scene.panel.getByText(words.again[scene.locale]).first().waitFor();
    },
  },
  {
    name: "tickets of each stage",
    show: async (scene) => {
      const back = () => scene.button(scene.say("panel.back")).click();
      await decided(scene);
      await back();
      await back();
      await file(scene, 3);
      await back();
      await back();
      const asked = await accepted(scene);
      await scene.agent.call("ticket:ask", { number: asked, text: words.asked[scene.locale] });
      await back();
      await back();
      await file(scene, 1);
      await scene.panel.locator(".withdraw").click();
      await scene.panel.locator(".ticket-foot .primary").click();
      await scene.panel.locator(".ticket-foot .primary").waitFor({ state: "detached" });
      await back();
      await scene.panel.locator(".ticket-row").nth(3).waitFor();
    },
    isLong: true,
  },
  { name: "transactions", show: toPicker },
  {
    name: "transactions: none fits",
    show: async (scene) => {
      await toPicker(scene);
      await scene.panel.locator(".picker-search").fill("zzz");
      await scene.panel.getByRole("radio").first().waitFor({ state: "detached" });
    },
  },
  {
    name: "transaction beside the field",
    show: async (scene) => {
      await toPicker(scene);
      await scene.panel.getByRole("radio").first().check();
      await scene.panel.locator(".ticket-foot .primary").click();
      await scene.composer.waitFor();
    },
  },
  {
    name: "transaction answered",
    show: async (scene) => {
      await toPicker(scene);
      await scene.panel.getByRole("radio").first().check();
      await scene.panel.locator(".ticket-foot .primary").click();
      await scene.write(words.late[scene.locale]);
      await scene.log.locator(".transaction-card").first().waitFor();
      await scene.log.locator(".article, .card").nth(1).waitFor();
    },
  },
  { name: "reminders", show: toReminders },
  {
    name: "reminders: sent",
    show: async (scene) => {
      await toReminders(scene);
      await scene.panel
        .locator("input.reminder-field, .reminder-field input")
        .fill("li@mail.example");
      await scene.panel.locator(".reminder .primary").last().click();
      await scene.panel.getByText("li•••@mail.example").waitFor();
    },
  },
];
