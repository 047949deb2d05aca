import { describe, expect, test } from "vitest";
import { createAgentAccount } from "../../console/models/account.ts";
import { createAccountsModel } from "../../console/models/accounts.ts";
import type { AdminRequest } from "../../console/models/admin-request.ts";
import { CodeNeeded } from "../../console/models/code-needed.ts";
import { createOwnAccountModel } from "../../console/models/own-account.ts";
import type { AccountView } from "../../protocol/account.ts";
import type { RefusalCode } from "../../protocol/errors.ts";
import { Refusal, Unreachable } from "../../ui/refusal.ts";

/** A server that answers in this order; a code is a refusal. */
function serverThat(...answers: (RefusalCode | object | undefined)[]) {
  const asked: [string, object | undefined][] = [];
  const request: AdminRequest = async (method, path, body) => {
    asked.push([`${method} ${path}`, body]);
    const answer = answers.shift();
    if (answer instanceof Refusal) throw answer;
    if (typeof answer === "string") throw new Refusal({ code: answer, message: "no" });
    return answer as never;
  };
  return { asked, request };
}

describe("signing in", () => {
  const bo = { email: "bo@example.com", password: "a-long-passphrase" };

  test("without a second step takes one", async () => {
    const { request, asked } = serverThat({});
    const account = createAgentAccount(request);
    await account.signIn(bo.email, bo.password);
    expect(account.state.value).toBe("signed-in");
    expect(asked).toEqual([["POST sessions", bo]]);
  });

  test("with one asks for the code, keeps it at that after a wrong one, and then is done", async () => {
    const { request, asked } = serverThat("code_needed", "unauthenticated", {});
    const account = createAgentAccount(request);
    await account.signIn(bo.email, bo.password);
    expect([account.step.value, account.problem.value]).toEqual(["code", null]);
    await account.giveCode("111111");
    expect([account.step.value, account.problem.value?.code]).toEqual(["code", "unauthenticated"]);
    await account.giveCode("222222");
    expect([account.state.value, account.step.value]).toEqual(["signed-in", "password"]);
    expect(asked.at(-1)).toEqual(["POST sessions", { ...bo, code: "222222" }]);
  });

  test("says whose code it asks for, until somebody else signs in", async () => {
    const star = { id: "a1", name: "陈星", codeMs: 21_000 };
    const needed = new CodeNeeded({ code: "code_needed", message: "code" }, star);
    const { request } = serverThat(needed);
    const account = createAgentAccount(request);
    await account.signIn(bo.email, bo.password);
    expect([account.step.value, account.signingIn.value]).toEqual(["code", star]);
    account.restart();
    expect(account.signingIn.value).toBeNull();
  });

  test("leads to setting a second step up where the settings require one", async () => {
    const { request } = serverThat({ enrol: true });
    const account = createAgentAccount(request);
    account.forget();
    await account.signIn(bo.email, bo.password);
    expect([account.step.value, account.state.value]).toEqual(["enrol", "signed-out"]);
    account.confirm();
    expect(account.state.value).toBe("signed-in");
  });

  test("ends here, even where nobody answers", async () => {
    const request: AdminRequest = async () => {
      throw new Unreachable("no network");
    };
    const account = createAgentAccount(request);
    account.confirm();
    await account.signOut();
    expect(account.state.value).toBe("signed-out");
  });
});

test("a second step is set up with a code that fits, and its recovery codes are put away", async () => {
  const setup = { secret: "ABC", uri: "otpauth://totp/x" };
  const { request } = serverThat(setup, "invalid", { recoveryCodes: ["a", "b"] }, { on: true });
  const own = createOwnAccountModel(request);
  await own.beginSetup();
  expect(own.setup.value).toEqual(setup);
  await own.confirmSetup("000000");
  expect([own.problem.value, own.setup.value]).toEqual(["invalid", setup]);
  await own.confirmSetup("123456");
  expect([own.recoveryCodes.value, own.setup.value]).toEqual([["a", "b"], null]);
  await own.finishSetup();
  expect(own.recoveryCodes.value).toBeNull();
});

test("an invitation shows its link; one that is refused changes nothing, and says so", async () => {
  const cy = { id: "cy", name: "阿杰", state: "invited" } as AccountView;
  const link = { token: "t", expiresAt: "2026-11-28T08:00:00.000Z" };
  const { request } = serverThat({ settings: {} }, { agents: [] }, { agent: cy, link }, "invalid", {
    agent: { ...cy, state: "disabled" },
  });
  const accounts = createAccountsModel(request);
  await accounts.load();
  const wanted = { email: "cy@example.com", name: "阿杰", role: "agent" } as const;
  expect(await accounts.invite(wanted)).toBe(true);
  expect(accounts.link.value).toEqual({ ...link, name: "阿杰" });
  expect(await accounts.invite(wanted)).toBe(false);
  expect([accounts.problem.value, accounts.agents.value.length]).toEqual(["invalid", 1]);
  await accounts.change("cy", { disabled: true });
  expect(accounts.agents.value[0]?.state).toBe("disabled");
});
