import { expect, test } from "vitest";
import type { AgentId } from "../../protocol/conversation.ts";
import {
  mayChangeAccount,
  mayChangeSettings,
  mayManageAccounts,
} from "../../server/domain/account-permissions.ts";
import { anAgent } from "../support/builders.ts";

const cy = { id: "cy" as AgentId };

test.each([
  ["agent", false],
  ["supervisor", false],
  ["editor", false],
  ["admin", true],
] as const)("an %s may manage accounts and settings: %s; nobody their own account", (role, may) => {
  const agent = anAgent({ role });
  expect([mayManageAccounts(agent), mayChangeSettings(agent), mayChangeAccount(agent, cy)]).toEqual(
    [may, may, may],
  );
  expect(mayChangeAccount(agent, agent)).toBe(false);
  const disabled = { ...agent, disabled: true };
  expect([
    mayManageAccounts(disabled),
    mayChangeSettings(disabled),
    mayChangeAccount(disabled, cy),
  ]).toEqual([false, false, false]);
});
