import { signal } from "@preact/signals";
import { describe, expect, test } from "vitest";
import { isFull, isOffDuty, toggleDuty } from "../../console/models/duty.ts";
import { createScreenState } from "../../console/models/screen.ts";
import type { Desk } from "../../protocol/desk.ts";
import { wideScreen } from "./screens.ts";

const idle: Desk = {
  available: true,
  capacity: 2,
  load: 0,
  queueLength: 0,
  agentsAvailable: 1,
  waitTargetSeconds: 300,
  headStartSeconds: 1_800,
  awayAfterSeconds: 15,
};

/** Turns the switch once, and says what came of it. */
function turnSwitch(desk: Desk | null) {
  const asked: boolean[] = [];
  const screen = createScreenState(wideScreen);
  const setAvailable = async (on: boolean) => void asked.push(on);
  toggleDuty({ desk: signal(desk), screen, actions: { setAvailable } });
  return { asked, dialog: screen.dialog.value };
}

describe("the duty switch", () => {
  test("takes an agent without customers off duty, and back", () => {
    expect(turnSwitch(idle)).toEqual({ asked: [false], dialog: null });
    expect(turnSwitch({ ...idle, available: false })).toEqual({ asked: [true], dialog: null });
  });

  test("asks an agent who has customers first", () => {
    expect(turnSwitch({ ...idle, load: 1 })).toEqual({ asked: [], dialog: "off-duty" });
  });
});

test("an agent is full when the load has reached the capacity", () => {
  expect(isFull({ desk: signal({ ...idle, load: 1 }) })).toBe(false);
  expect(isFull({ desk: signal({ ...idle, load: 2 }) })).toBe(true);
});

test("nobody is full or off duty before the server has said so", () => {
  expect(isFull({ desk: signal(null) })).toBe(false);
  expect(isOffDuty({ desk: signal(null) })).toBe(false);
  expect(isOffDuty({ desk: signal({ ...idle, available: false }) })).toBe(true);
});
