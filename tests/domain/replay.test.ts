import { expect, test } from "vitest";
import type { AgentId } from "../../protocol/conversation.ts";
import { agentRoles } from "../../protocol/desk.ts";
import type { ReplayTurn } from "../../protocol/replay.ts";
import { mayAnswerReplay, mayMakeReplay, replaySteps } from "../../server/domain/replay.ts";
import { anAgent } from "../support/builders.ts";

const turns = (written: string): readonly ReplayTurn[] =>
  written.split(" ").map((text) => ({
    text,
    by: text.startsWith("c") ? "customer" : text.startsWith("b") ? "bot" : "agent",
  }));
const shape = (written: string) => {
  const { steps, end } = replaySteps(turns(written));
  const words = (said: readonly ReplayTurn[]) => said.map(({ text }) => text).join(" ");
  return [...steps.map(({ said, actual }) => `${words(said)} > ${actual.join(" ")}`), words(end)];
};

test.each([
  [
    "a step ends with all that the agent answered",
    "c1 b1 c2 a1 a2 c3 a3",
    ["c1 b1 c2 > a1 a2", "c3 > a3", ""],
  ],
  ["what nobody answered comes at the end", "c1 a1 c2 b1", ["c1 > a1", "c2 b1"]],
  ["an agent who speaks first answers nothing", "a0 c1 a1", ["a0 c1 > a1", ""]],
  ["without an agent there is no step", "c1 b1", ["c1 b1"]],
])("%s", (_rule, written, expected) => {
  expect(shape(written)).toEqual(expected);
});

test.each(agentRoles)(
  "S05 a %s answers where they work at the desk, and makes where they lead",
  (role) => {
    const one = anAgent({ id: "x" as AgentId, role });
    expect(mayAnswerReplay(one)).toBe(role !== "editor");
    expect(mayMakeReplay(one)).toBe(role === "supervisor" || role === "admin");
    const out = { ...one, disabled: true };
    expect(mayAnswerReplay(out) || mayMakeReplay(out)).toBe(false);
  },
);
