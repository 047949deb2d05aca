/** Who may work at the desk, how they prove it, and what ends when they may no more. */

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { AccountView, OwnAccount, PasswordLink } from "../../protocol/account.ts";
import type { AgentRole } from "../../protocol/desk.ts";
import { oneTimeCodes } from "../../server/identity/one-time-codes.ts";
import { type Agent, agent, connect, customer, handshakeOf } from "../support/actors.ts";
import { codeFor } from "../support/authenticator.ts";
import { createHttpClient } from "../support/http.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";

let server: TestServer;
let ada: Agent;
beforeEach(async () => {
  server = await startTestServer();
  ada = await agent(server, "Ada", { role: "admin", onDuty: false });
});
afterEach(() => server.stop());

const { send } = createHttpClient(() => server);
const as = (token: string) => ({ authorization: `Bearer ${token}` });
const ask = async (method: string, path: string, body?: unknown, token: string = ada.token) => {
  const response = await send(method, path, body, as(token));
  const text = await response.text();
  return { status: response.status, ...(text === "" ? {} : JSON.parse(text)) };
};
const signIn = async (email: string, password: string, code?: string) => {
  const response = await send("POST", "/api/agent/sessions", { email, password, code });
  return { status: response.status, ...(await response.json()) };
};
const password = "a-long-passphrase";
const accounts = async (): Promise<readonly AccountView[]> =>
  (await ask("GET", "/api/admin/agents")).agents;
const own = async (token: string): Promise<OwnAccount> =>
  ask("GET", "/api/agent/account", undefined, token) as never;
const change = (id: string, to: object) => ask("PATCH", `/api/admin/agents/${id}`, to);
const audited = async () =>
  (await ask("GET", "/api/admin/audit")).entries.map(({ what }: { what: string }) => what);

/** Sets a second step up; answers what the phone and the paper have. */
async function enrol(token: string) {
  const { secret } = await ask("POST", "/api/agent/account/two-factor", undefined, token);
  const code = codeFor(secret, server.clock.now());
  const done = await ask("PUT", "/api/agent/account/two-factor", { code }, token);
  return { secret, ...done } as {
    readonly secret: string;
    readonly token: string;
    readonly recoveryCodes: readonly string[];
  };
}

describe("an invitation", () => {
  const wanted = { email: "Cy@Example.com", name: "阿杰", role: "agent" } as const;

  test("is a link that sets the password once, and then the colleague signs in", async () => {
    const { status, agent: invited, link } = await ask("POST", "/api/admin/agents", wanted);
    expect([status, invited.state, invited.email]).toEqual([201, "invited", "cy@example.com"]);
    expect((await signIn("cy@example.com", "")).status).toBe(400);
    expect((await signIn("cy@example.com", password)).status).toBe(401);

    const { token } = link as PasswordLink;
    expect(await ask("POST", "/api/agent/links", { token })).toMatchObject({
      name: "阿杰",
      kind: "invite",
      role: "agent",
    });
    expect((await ask("PUT", "/api/agent/links", { token, password: "short" })).status).toBe(400);
    expect((await ask("PUT", "/api/agent/links", { token, password })).status).toBe(200);
    expect((await ask("PUT", "/api/agent/links", { token, password })).status).toBe(404);
    expect((await signIn("cy@example.com", password)).status).toBe(200);
    expect((await accounts()).find(({ name }) => name === "阿杰")?.state).toBe("active");
    expect(await server.stored()).not.toContain(token);
  });

  test("runs out after a week, and an unknown link answers the same", async () => {
    const { link } = await ask("POST", "/api/admin/agents", wanted);
    server.clock.pass("7 days");
    const late = await send("POST", "/api/agent/links", { token: link.token });
    const unknown = await send("POST", "/api/agent/links", { token: "made-up" });
    expect(late.status).toBe(404);
    expect(await late.json()).toEqual(await unknown.json());
  });

  test.each([
    ["a name of ours", { name: "系统" }],
    ["a name that is too long", { name: "长".repeat(101) }],
    ["no address", { email: "cy at example" }],
    ["an address that is taken", { email: "ADA@example.com" }],
    ["a role that there is not", { role: "root" }],
  ])("with %s is refused", async (_, part) => {
    expect((await ask("POST", "/api/admin/agents", { ...wanted, ...part })).status).toBeOneOf([
      400, 413,
    ]);
    expect(await accounts()).toHaveLength(1);
  });
});

describe("S05 accounts and settings are the administrators' alone", () => {
  test.each<AgentRole>(["agent", "supervisor", "editor"])("a %s may not", async (role) => {
    const cy = await agent(server, "Cy", { role, onDuty: false });
    const path = `/api/admin/agents/${ada.id}`;
    const tries = [
      ["GET", "/api/admin/agents"],
      ["POST", "/api/admin/agents", { email: "x@example.com", name: "小叶", role: "admin" }],
      ["PATCH", path, { disabled: true }],
      ["POST", `${path}/reset`, {}],
      ["GET", "/api/admin/settings"],
      ["PUT", "/api/admin/settings/security", { requireTwoFactor: true }],
      ["DELETE", "/api/admin/settings/security"],
      ["PUT", "/api/admin/settings/brand", { name: { "zh-CN": "我", "zh-TW": "我", en: "me" } }],
      ["DELETE", "/api/admin/settings/brand"],
    ] as const;
    for (const [method, route, body] of tries) {
      expect(await ask(method, route, body, cy.token), route).toMatchObject({
        status: 403,
        error: { code: "not_yours" },
      });
    }
    expect(await accounts()).toHaveLength(2);
    // The setup bites: the administrator may.
    expect((await ask("GET", "/api/admin/settings")).status).toBe(200);
    expect((await audited()).filter((what: string) => what === "call.refused")).toHaveLength(9);
  });

  test("nobody changes, locks or resets their own account", async () => {
    expect((await change(ada.id, { disabled: true })).status).toBe(403);
    expect((await change(ada.id, { role: "agent" })).status).toBe(403);
    expect((await ask("POST", `/api/admin/agents/${ada.id}/reset`, {})).status).toBe(403);
  });
});

describe("Q15 S07 an agent who may not serve customers any more", () => {
  test.each([
    ["is disabled", { disabled: true }],
    ["becomes an editor", { role: "editor" }],
  ])(
    "who %s loses the connections at once, and the customers wait in their places",
    async (_, to) => {
      const alice = await customer(server);
      const bo = await agent(server, "Bo");
      await alice.asksForAgent();
      await bo.takesNext();
      const socket = bo.socket();
      expect((await change(bo.id, to)).status).toBe(200);
      await until(() => expect(socket.connected).toBe(false));
      await alice.becomes("queued");
      expect(await audited()).toContain("agent.changed");
    },
  );

  test("who is let in again signs in again", async () => {
    const bo = await agent(server, "Bo");
    await change(bo.id, { disabled: true });
    expect((await signIn("bo@example.com", password)).status).toBe(401);
    await change(bo.id, { disabled: false });
    expect((await ask("GET", "/api/agent/account", undefined, bo.token)).status).toBe(401);
    expect((await signIn("bo@example.com", password)).status).toBe(200);
  });

  test("who is reset has no session, no password and one link", async () => {
    const bo = await agent(server, "Bo");
    await enrol(bo.token);
    const { link } = await ask("POST", `/api/admin/agents/${bo.id}/reset`, { twoFactor: true });
    await until(() => expect(bo.socket().connected).toBe(false));
    expect((await signIn("bo@example.com", password)).status).toBe(401);
    const next = "quite-another-phrase";
    expect(await ask("PUT", "/api/agent/links", { token: link.token, password: next })).toEqual({
      status: 200,
      email: "bo@example.com",
    });
    expect((await signIn("bo@example.com", next)).status).toBe(200);
  });
});

describe("S12 the second step of a sign-in", () => {
  const email = "bo@example.com";

  test("is asked for once the password is right, and takes a code once, one step around", async () => {
    const bo = await agent(server, "Bo", { onDuty: false });
    const { secret } = await enrol(bo.token);
    expect(await signIn(email, password)).toMatchObject({
      status: 401,
      error: {
        code: "code_needed",
        account: { id: bo.id, name: "Bo", codeMs: 30_000 - (server.clock.now() % 30_000) },
      },
    });
    expect(await signIn(email, "wrong-and-long", "123456")).toMatchObject({
      error: { code: "unauthenticated" },
    });
    // Used when it was set up.
    const now = server.clock.now();
    expect((await signIn(email, password, codeFor(secret, now))).status).toBe(401);
    server.clock.pass("1 minute");
    const fresh = codeFor(secret, server.clock.now());
    const wrong = fresh === "000000" ? "000001" : "000000";
    expect((await signIn(email, password, wrong)).status).toBe(401);
    expect((await signIn(email, password, codeFor(secret, now + 240_000))).status).toBe(401);
    expect((await signIn(email, password, fresh)).status).toBe(200);
    expect((await signIn(email, password, fresh)).status).toBe(401);
    expect((await signIn(email, password, codeFor(secret, now + 90_000))).status).toBe(200);
    expect(server.logged()).not.toContain(secret);
  });

  test("a recovery code counts once, and says how many are left", async () => {
    const bo = await agent(server, "Bo", { onDuty: false });
    const { recoveryCodes } = await enrol(bo.token);
    expect(new Set(recoveryCodes).size).toBe(10);
    const [first = ""] = recoveryCodes;
    const signed = await signIn(email, password, first.toUpperCase());
    expect(signed.status).toBe(200);
    expect((await own(signed.token)).twoFactor).toEqual({
      on: true,
      required: false,
      recoveryLeft: 9,
    });
    expect((await signIn(email, password, first)).status).toBe(401);
    expect(await audited()).toContain("agent.recovery-code-used");
    expect(await server.stored()).not.toContain(recoveryCodes[1]);
  });

  test("a code is refused where no second step is set up", async () => {
    await agent(server, "Bo", { onDuty: false });
    expect((await signIn(email, password, "000000")).status).toBe(401);
    expect((await signIn(email, password)).status).toBe(200);
  });

  test("is set up only with a code that fits, and ends the other sessions", async () => {
    const bo = await agent(server, "Bo", { onDuty: false });
    const { secret } = await ask("POST", "/api/agent/account/two-factor", undefined, bo.token);
    const bad = { code: codeFor(oneTimeCodes.newSecret(), server.clock.now()) };
    expect((await ask("PUT", "/api/agent/account/two-factor", bad, bo.token)).status).toBe(400);
    expect((await signIn(email, password)).status).toBe(200);
    const code = codeFor(secret, server.clock.now());
    const done = await ask("PUT", "/api/agent/account/two-factor", { code }, bo.token);
    expect((await own(done.token)).sessions).toHaveLength(1);
    await until(() => expect(bo.socket().connected).toBe(false));
  });

  test("is turned off with the password only, and not where the settings require it", async () => {
    const bo = await agent(server, "Bo", { onDuty: false });
    const { token } = await enrol(bo.token);
    const off = (given: string) =>
      ask("DELETE", "/api/agent/account/two-factor", { password: given }, token);
    expect((await off("wrong")).status).toBe(401);
    const { token: admins } = await enrol(ada.token);
    const require = (on: boolean) =>
      ask("PUT", "/api/admin/settings/security", { requireTwoFactor: on }, admins);
    await require(true);
    expect((await off(password)).status).toBe(403);
    await require(false);
    expect((await off(password)).status).toBe(200);
    expect((await signIn(email, password)).status).toBe(200);
  });

  test("where it is required, whoever has none can do nothing but set it up", async () => {
    const bo = await agent(server, "Bo", { onDuty: false });
    const { token: admins } = await enrol(ada.token);
    await ask("PUT", "/api/admin/settings/security", { requireTwoFactor: true }, admins);
    // Whoever works, works on: at the next sign-in it is asked for.
    await server.pass("4 seconds");
    expect(bo.socket().connected).toBe(true);
    expect((await ask("GET", "/api/agent/sessions", undefined, bo.token)).status).toBe(200);
    expect((await ask("GET", "/api/admin/audit", undefined, admins)).entries).toContainEqual(
      expect.objectContaining({ what: "settings.changed" }),
    );
    await ask("DELETE", "/api/agent/account/sessions", undefined, bo.token);
    await until(() => expect(bo.socket().connected).toBe(false));

    const begun = await signIn(email, password);
    expect(begun).toMatchObject({ status: 200, enrol: true });
    const { refused } = await handshakeOf(connect(`${server.url}/agent`, { token: begun.token }));
    expect(refused).toMatchObject({ code: "unauthenticated" });
    expect((await ask("GET", "/api/agent/sessions", undefined, begun.token)).status).toBe(401);
    expect((await own(begun.token)).twoFactor.required).toBe(true);
    const done = await enrol(begun.token);
    expect((await ask("GET", "/api/agent/sessions", undefined, begun.token)).status).toBe(401);
    expect((await ask("GET", "/api/agent/sessions", undefined, done.token)).status).toBe(200);
  });
});

describe("S07 one's own sessions", () => {
  test("are listed, end one by one, and all at once", async () => {
    const bo = await agent(server, "Bo", { onDuty: false });
    const other = await signIn("bo@example.com", password);
    const listed = (await own(other.token)).sessions;
    expect(listed.map(({ current }) => current).sort()).toEqual([false, true]);
    const [elsewhere] = listed.filter(({ current }) => !current);
    const path = "/api/agent/account/sessions";
    await ask("DELETE", `${path}/${elsewhere?.id}`, undefined, other.token);
    await until(() => expect(bo.socket().connected).toBe(false));
    expect((await own(other.token)).sessions).toHaveLength(1);
    // Nobody ends another's.
    const [theirs] = (await own(ada.token)).sessions;
    expect((await ask("DELETE", `${path}/${theirs?.id}`, undefined, other.token)).status).toBe(404);
    expect((await ask("DELETE", path, undefined, other.token)).status).toBe(204);
    expect((await ask("GET", "/api/agent/sessions", undefined, other.token)).status).toBe(401);
  });

  test("a new password needs the old one, and leaves only the session that set it", async () => {
    const bo = await agent(server, "Bo", { onDuty: false });
    const path = "/api/agent/account/password";
    const next = "quite-another-phrase";
    expect((await ask("PUT", path, { password: "wrong", next }, bo.token)).status).toBe(401);
    expect((await ask("PUT", path, { password, next: "12345678" }, bo.token)).status).toBe(400);
    const { token } = await ask("PUT", path, { password, next }, bo.token);
    await until(() => expect(bo.socket().connected).toBe(false));
    expect((await own(token)).sessions).toHaveLength(1);
    expect((await signIn("bo@example.com", password)).status).toBe(401);
    expect((await signIn("bo@example.com", next)).status).toBe(200);
  });
});

test("an administrator sets how many conversations an agent holds at a time, and the log says so", async () => {
  const bo = await agent(server, "Bo");
  const capacityOf = async () => (await accounts()).find(({ id }) => id === bo.id)?.capacity;
  expect(await capacityOf()).toBe(5);
  for (const capacity of [0, 21, 1.5, "3"]) {
    expect((await change(bo.id, { capacity })).status).toBe(400);
  }
  expect((await change(bo.id, { capacity: 1 })).agent.capacity).toBe(1);
  expect(await capacityOf()).toBe(1);
  const { entries } = await ask("GET", "/api/admin/audit");
  expect(entries[0]).toMatchObject({
    what: "agent.changed",
    details: { capacityWas: 5, capacity: 1 },
  });
  const own = await ask("PATCH", `/api/admin/agents/${bo.id}`, { capacity: 9 }, bo.token);
  expect(own.status).toBe(403);
  expect(await capacityOf()).toBe(1);
});
