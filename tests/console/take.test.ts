import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import type { AgentCall } from "../../console/models/agent-call.ts";
import type { DeskModel } from "../../console/models/desk.ts";
import { createDeskLists } from "../../console/models/lists.ts";
import { createScreenState } from "../../console/models/screen.ts";
import { aboutToTake, anybodyHere, takeAsking } from "../../console/models/take.ts";
import type { ConversationId } from "../../protocol/conversation.ts";
import type { DeskRow } from "../../protocol/desk.ts";
import { at, bo, row } from "./rows.ts";
import { wideScreen } from "./screens.ts";

function agentAt(...rows: readonly DeskRow[]) {
  const taken: string[] = [];
  const desk = signal({ available: true, awayAfterSeconds: 15 });
  const call = (async () => ({ conversations: [] })) as unknown as AgentCall;
  const lists = createDeskLists({ call, me: () => bo });
  for (const one of rows) lists.apply(one);
  const screen = createScreenState(wideScreen);
  const model = {
    lists,
    screen,
    agent: signal({ id: bo }),
    desk,
    actions: { take: async (whom: string) => taken.push(whom) },
  } as unknown as DeskModel;
  return { model, screen, desk, taken };
}

const away = row("away", { waitingSince: at("10:00"), awaySince: at("10:03") });
const here = row("here", { waitingSince: at("10:05") });

test("of a customer who has closed the app it is asked whether the next one who is there is meant", () => {
  const { model, screen, taken } = agentAt(away, here);
  takeAsking(model);
  expect([screen.dialog.value, taken]).toEqual(["away", []]);
  expect(aboutToTake(model, undefined)?.id).toBe("away");
  expect(anybodyHere(model)).toBe(true);
});

test("whoever is there is taken at once, in turn or by name", () => {
  const { model, screen, taken } = agentAt(here);
  takeAsking(model);
  takeAsking(model, "here" as ConversationId);
  expect([screen.dialog.value, taken]).toEqual([null, ["next", "here"]]);
});

test("whoever has just left may only be reloading the page, and is taken at once", () => {
  const left = row("left", {
    waitingSince: at("10:00"),
    awaySince: new Date(Date.now() - 2_000).toISOString(),
  });
  const { model, screen, taken } = agentAt(left, here);
  takeAsking(model);
  expect([screen.dialog.value, taken]).toEqual([null, ["next"]]);
});

test("an away customer who was chosen is asked about, too; where nobody is there, nobody is offered", () => {
  const { model, screen } = agentAt(away);
  takeAsking(model, away.id);
  expect(screen.dialog.value).toBe("away");
  expect(anybodyHere(model)).toBe(false);
});

test("off duty nothing is asked about a customer who has closed the app: the refusal says to go on duty", () => {
  const { model, screen, desk, taken } = agentAt(away, here);
  desk.value = { ...desk.value, available: false };
  takeAsking(model);
  takeAsking(model, away.id);
  expect([screen.dialog.value, taken]).toEqual([null, ["next", "away"]]);
  desk.value = { ...desk.value, available: true };
  takeAsking(model);
  expect(screen.dialog.value).toBe("away");
});
