import { expect, test } from "vitest";
import { createAccountsModel, withoutSecondStep } from "../../console/models/accounts.ts";
import type { AdminRequest } from "../../console/models/admin-request.ts";

test("before a second step is required of everybody, it is known of how many it will be asked", async () => {
  const agents = [
    { id: "ada", state: "active", twoFactor: true },
    { id: "bo", state: "active", twoFactor: false },
    { id: "cy", state: "invited", twoFactor: false },
    { id: "dan", state: "disabled", twoFactor: false },
  ];
  const request = (async (_method: string, path: string) =>
    path === "agents" ? { agents } : { settings: {} }) as unknown as AdminRequest;
  const accounts = createAccountsModel(request);
  await accounts.load();
  expect(withoutSecondStep(accounts.agents.value)).toBe(2);
});
