import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type JWTPayload, SignJWT, UnsecuredJWT } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { resetPassword } from "../../server/actions/agents.ts";
import { agent, connect, customer, handshakeOf } from "../support/actors.ts";
import { startTestServer, type TestServer, testSecret, until } from "../support/server.ts";

const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
const publicPem = rsa.publicKey.export({ type: "spki", format: "pem" }).toString();
const jwks = { keys: [{ ...rsa.publicKey.export({ format: "jwk" }), kid: "one", alg: "RS256" }] };

let server: TestServer;
beforeAll(async () => {
  const file = join(mkdtempSync(join(tmpdir(), "pocketdesk-keys-")), "jwks.json");
  writeFileSync(file, JSON.stringify(jwks));
  server = await startTestServer({
    ALLOWED_ORIGINS: "https://good.example",
    IDENTITY_JWKS: file,
    IDENTITY_ISSUER: "wallet",
    IDENTITY_AUDIENCE: "pocketdesk",
  });
});
afterAll(() => server.stop());

/** Opens and closes again; answers what the handshake was answered with. */
async function knock(namespace: string, auth: object, options: object = {}) {
  const socket = connect(server.url + namespace, auth, options);
  const answer = await handshakeOf(socket);
  socket.disconnect();
  return answer;
}

describe("S01 the page's origin", () => {
  const ways = ["websocket", "polling"];
  const evil = [
    "https://evil.example",
    "null",
    "https://good.example.evil.com",
    "https://evilgood.example",
    "http://good.example",
    "https://good.example:8443",
    "file://",
  ];
  const cases = ways.flatMap((way) => evil.map((origin) => [way, origin] as const));

  test.each(cases)("over %s, %s is refused before there is a session", async (way, origin) => {
    const options = { transports: [way], extraHeaders: { origin } };
    expect(await knock("/customer", {}, options)).not.toHaveProperty("session");
  });

  test.each(ways)("over %s, a listed one and our own come in", async (way) => {
    for (const origin of ["https://good.example", server.url]) {
      const options = { transports: [way], extraHeaders: { origin } };
      expect(await knock("/customer", {}, options)).toHaveProperty("session");
    }
  });

  test("a browser that says it comes from another site is refused without an origin too", async () => {
    const extraHeaders = { "sec-fetch-site": "cross-site" };
    const options = { transports: ["polling"], extraHeaders };
    expect(await knock("/customer", {}, options)).not.toHaveProperty("session");
  });
});

describe("S02 the customer's identity", () => {
  const seconds = () => Math.floor(server.clock.now() / 1_000);
  const claims = (): JWTPayload => ({
    sub: "alice",
    iss: "wallet",
    aud: "pocketdesk",
    iat: seconds(),
    exp: seconds() + 600,
  });
  const secret = new TextEncoder().encode(testSecret);
  const hs = (payload: JWTPayload, header = {}, key = secret) =>
    new SignJWT(payload).setProtectedHeader({ alg: "HS256", ...header }).sign(key);
  const without = (name: string) =>
    Object.fromEntries(Object.entries(claims()).filter(([key]) => key !== name));

  const bad: Readonly<Record<string, () => Promise<string> | string>> = {
    "that is no JWT": () => "not.a.token",
    "without an algorithm": () => new UnsecuredJWT(claims()).encode(),
    "signed with the public key": () => hs(claims(), {}, new TextEncoder().encode(publicPem)),
    "signed with another secret": () => hs(claims(), {}, new TextEncoder().encode("x".repeat(40))),
    "of another issuer": () => hs({ ...claims(), iss: "evil" }),
    "for another audience": () => hs({ ...claims(), aud: "evil" }),
    "that never ends": () => hs(without("exp")),
    "that ends in more than a day": () => hs({ ...claims(), exp: seconds() + 90_000 }),
    "that has ended": () => hs({ ...claims(), exp: seconds() - 120 }),
    "of the future": () => hs({ ...claims(), iat: seconds() + 600 }),
    "without a subject": () => hs(without("sub")),
    "with an empty subject": () => hs({ ...claims(), sub: "" }),
    "with a subject that is too long": () => hs({ ...claims(), sub: "a".repeat(201) }),
    "with a path as its key": () => hs(claims(), { kid: "../../etc/passwd" }, new Uint8Array(32)),
    "with a key address": () => hs(claims(), { jku: "https://evil.example" }, new Uint8Array(32)),
    "of 100 KB": () => hs({ ...claims(), fill: "a".repeat(74_000) }),
  };

  test.each(Object.keys(bad))(
    "a token %s is refused, in a text that does not say why",
    async (name) => {
      const answer = await knock("/customer", { identity: await bad[name]?.() });
      expect(answer).toHaveProperty("refused");
      const { code, message } = answer.refused as { code: string; message: string };
      expect(["unauthenticated", "too_large"]).toContain(code);
      if (code === "unauthenticated") expect(message).toBe("The identity is not accepted.");
    },
  );

  test("a good one is accepted, with the secret and with the key pair", async () => {
    expect(await knock("/customer", { identity: await hs(claims()) })).toHaveProperty("session");
    const rs = await new SignJWT(claims())
      .setProtectedHeader({ alg: "RS256", kid: "one" })
      .sign(rsa.privateKey);
    expect(await knock("/customer", { identity: rs })).toHaveProperty("session");
  });

  test.each([
    ["an unknown key", { userId: "alice" }],
    ["a token that is an object", { token: { $ne: "" } }],
    ["a language there is not", { locale: "tlh" }],
  ])("S03 S16 a handshake with %s is refused as invalid", async (_, auth) => {
    expect(await knock("/customer", auth)).toMatchObject({ refused: { code: "invalid" } });
  });
});

describe("the agent's session", () => {
  test.each([
    ["nothing", {}],
    ["a made-up token", { token: "made-up" }],
  ])("with %s there is none", async (_, auth) => {
    expect(await knock("/agent", auth)).toMatchObject({ refused: { code: "unauthenticated" } });
  });

  test("a customer's token is none", async () => {
    const alice = await customer(server);
    const { token } = alice.session();
    expect(await knock("/agent", { token })).toMatchObject({
      refused: { code: "unauthenticated" },
    });
  });

  test("the cookie counts for our own page, and not for one that merely embeds the widget", async () => {
    const { token } = await server.hire("Cookie");
    const from = (origin: string) =>
      knock("/agent", {}, { extraHeaders: { origin, cookie: `pocketdesk_agent=${token}` } });
    expect(await from(server.url)).toHaveProperty("session");
    expect(await from("https://good.example")).toMatchObject({
      refused: { code: "unauthenticated" },
    });
  });

  test("S07 signing out cuts the open connections off, and the token is over", async () => {
    const bo = await agent(server, "Bo");
    const response = await fetch(`${server.url}/api/agent/sessions`, {
      method: "DELETE",
      headers: { authorization: `Bearer ${bo.token}` },
    });
    expect(response.status).toBe(204);
    await server.pass("4 seconds");
    await until(() => expect(bo.socket().connected).toBe(false));
    expect(await knock("/agent", { token: bo.token })).toMatchObject({
      refused: { code: "unauthenticated" },
    });
  });

  test("S07 a new password cuts the open connections off, and the old session is over", async () => {
    const fay = await agent(server, "Fay");
    await resetPassword(server.desk.services, "Fay@example.com", "another-long-password");
    await server.pass("4 seconds");
    await until(() => expect(fay.socket().connected).toBe(false));
    expect(await knock("/agent", { token: fay.token })).toMatchObject({
      refused: { code: "unauthenticated" },
    });
  });

  test("S07 it ends by itself", async () => {
    const cy = await agent(server, "Cy");
    await server.pass("13 hours");
    await until(() => expect(cy.socket().connected).toBe(false));
  });
});
