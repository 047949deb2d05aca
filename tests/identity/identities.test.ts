import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SignJWT, UnsecuredJWT } from "jose";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { Refusal } from "../../server/domain/refusal.ts";
import { createIdentities, signIdentity } from "../../server/identity/identities.ts";

const now = Date.UTC(2026, 10, 21, 9);
const clock = { now: () => now };
const seconds = now / 1_000;
const day = 86_400;

const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
const ec = generateKeyPairSync("ec", { namedCurve: "P-256" });
const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 });
const jwkOf = (key: KeyObject, kid: string, alg: string) => ({
  ...key.export({ format: "jwk" }),
  kid,
  alg,
});
const jwks = JSON.stringify({
  keys: [jwkOf(rsa.publicKey, "rsa", "RS256"), jwkOf(ec.publicKey, "ec", "ES256")],
});
const publicPem = rsa.publicKey.export({ type: "spki", format: "pem" }).toString();

const folder = mkdtempSync(join(tmpdir(), "pocketdesk-jwks-"));
const jwksFile = join(folder, "jwks.json");
writeFileSync(jwksFile, jwks);
afterAll(() => rmSync(folder, { recursive: true }));

const bytes = (text: string) => new TextEncoder().encode(text);
const secret = "a secret that the wallet and the server share";
const settings = { secret, jwks: jwksFile, issuer: "wallet", audience: "pocketdesk" };
const identities = createIdentities(settings, clock);

const claims = {
  sub: "alice",
  iss: "wallet",
  aud: "pocketdesk",
  iat: seconds,
  exp: seconds + 600,
};
const hs = (changed: Readonly<Record<string, unknown>> = {}, header = {}, key = bytes(secret)) =>
  new SignJWT({ ...claims, ...changed }).setProtectedHeader({ alg: "HS256", ...header }).sign(key);
const rs = (header = {}, key = rsa.privateKey) =>
  new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid: "rsa", ...header }).sign(key);
const es = () =>
  new SignJWT(claims).setProtectedHeader({ alg: "ES256", kid: "ec" }).sign(ec.privateKey);

describe("a token is accepted", () => {
  test.each([
    ["HS256 and the shared secret", hs],
    ["RS256 and a listed key", rs],
    ["ES256 and a listed key", es],
  ])("with %s", async (_, sign) => {
    expect(await identities.verify(await sign())).toMatchObject({ subject: "alice" });
  });

  test("with keys that are fetched from an address", async () => {
    const server = createServer((_request, response) => response.end(jwks)).listen(0, "127.0.0.1");
    onTestFinished(() => void server.close());
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as AddressInfo;
    const remote = createIdentities({ ...settings, jwks: `http://127.0.0.1:${port}/keys` }, clock);
    expect(await remote.verify(await rs())).toMatchObject({ subject: "alice" });
  });

  test("of any issuer and audience where none is set", async () => {
    const open = createIdentities({ secret }, clock);
    const token = await hs({ iss: "anybody", aud: "anything" });
    expect(await open.verify(token)).toMatchObject({ subject: "alice" });
  });

  test.each([
    ["up to a minute after it has ended", { exp: seconds - 59 }],
    ["up to a minute before it was issued", { iat: seconds + 59 }],
    ["for a day ahead", { exp: seconds + day }],
  ])("%s, for clocks differ", async (_, changed) => {
    expect(await identities.verify(await hs(changed))).toMatchObject({ subject: "alice" });
  });
});

describe("S02 a token is refused", () => {
  const forged: Readonly<Record<string, () => Promise<string> | string>> = {
    "that is empty": () => "",
    "that is no JWT": () => "not.a.token",
    "without an algorithm": () => new UnsecuredJWT(claims).encode(),
    "signed with another secret": () => hs({}, {}, bytes("x".repeat(40))),
    "signed with the public key as the secret": () => hs({}, {}, bytes(publicPem)),
    "of an algorithm that is not ours": () => hs({}, { alg: "HS384" }),
    "signed by a stranger's key under our key's name": () => rs({}, stranger.privateKey),
    "with a path as its key's name": () => rs({ kid: "../../etc/passwd" }, stranger.privateKey),
    "with its own key inside": () =>
      rs({ kid: "own", jwk: stranger.publicKey.export({ format: "jwk" }) }, stranger.privateKey),
    "with an address for its key": () =>
      rs({ kid: "own", jku: "https://evil.example/keys" }, stranger.privateKey),
    "with an address for its certificate": () =>
      rs({ kid: "own", x5u: "https://evil.example/cert" }, stranger.privateKey),
    ...Object.fromEntries(
      Object.entries({
        jku: "https://evil.example/keys",
        jwk: stranger.publicKey.export({ format: "jwk" }),
        x5c: ["MIIB"],
        x5u: "https://evil.example/cert",
        kid: "../../etc/passwd",
      }).map(([name, value]) => [`signed well, with ${name}`, () => hs({}, { [name]: value })]),
    ),
    "whose subject holds NUL": () => hs({ sub: "a\0b" }),
    "whose subject holds a line break": () => hs({ sub: "a\nb" }),
    "whose subject turns the writing round": () => hs({ sub: "a\u202eb" }),
    "whose subject holds half a character": () => hs({ sub: "a\ud800" }),
    "of another issuer": () => hs({ iss: "evil" }),
    "of no issuer": () => hs({ iss: undefined }),
    "for another audience": () => hs({ aud: "evil" }),
    "without an end": () => hs({ exp: undefined }),
    "with an end that is a text": () => hs({ exp: String(seconds + 600) }),
    "that has ended": () => hs({ exp: seconds - 61 }),
    "that ends in more than a day": () => hs({ exp: seconds + day + 61 }),
    "that is issued in the future": () => hs({ iat: seconds + 61 }),
    "that is not valid yet": () => hs({ nbf: seconds + 61 }),
    "without a subject": () => hs({ sub: undefined }),
    "with an empty subject": () => hs({ sub: "" }),
    "with a subject that is no text": () => hs({ sub: { $ne: "" } }),
    "with a subject of 201 characters": () => hs({ sub: "a".repeat(201) }),
    "with a critical header that nobody knows": async () => {
      const [, payload, signature] = (await hs()).split(".");
      const header = { alg: "HS256", crit: ["exotic"], exotic: true };
      return [Buffer.from(JSON.stringify(header)).toString("base64url"), payload, signature].join(
        ".",
      );
    },
    "whose payload was changed after signing": async () => {
      const [header, , signature] = (await hs()).split(".");
      const payload = Buffer.from(JSON.stringify({ ...claims, sub: "bob" }));
      return [header, payload.toString("base64url"), signature].join(".");
    },
  };

  test.each(Object.entries(forged))("%s", async (_, forge) => {
    const refusal = await identities.verify(await forge()).catch((error: unknown) => error);
    expect(refusal).toEqual(new Refusal("unauthenticated", "The identity is not accepted."));
  });

  test("signed with HS256 where only public keys are set, whatever its secret", async () => {
    const asymmetric = createIdentities({ ...settings, secret: undefined }, clock);
    for (const token of [
      await hs(),
      await hs({}, {}, bytes(publicPem)),
      await hs({}, {}, bytes(jwks)),
    ]) {
      await expect(asymmetric.verify(token)).rejects.toThrow("The identity is not accepted.");
    }
    expect(await asymmetric.verify(await rs())).toMatchObject({ subject: "alice" });
  });

  test("signed with a key pair where only a secret is set", async () => {
    const symmetric = createIdentities({ ...settings, jwks: undefined }, clock);
    await expect(symmetric.verify(await rs())).rejects.toThrow("The identity is not accepted.");
    expect(await symmetric.verify(await hs())).toMatchObject({ subject: "alice" });
  });
});

describe("what a token says about a customer", () => {
  test("is taken over, with the end in milliseconds", async () => {
    const said = { name: "林晓", tier: "gold", phoneMasked: "138****0000", locale: "zh-TW" };
    expect(await identities.verify(await hs(said))).toEqual({
      ...said,
      subject: "alice",
      expiresAt: now + 600_000,
    });
  });

  test.each([
    ["trimmed", "  林晓 ", "林晓"],
    ["cut at 100 characters", "晓".repeat(101), "晓".repeat(100)],
    ["absent when blank", " \n", undefined],
    ["absent when it is no text", { $ne: "" }, undefined],
  ])("is %s", async (_, name, expected) => {
    expect((await identities.verify(await hs({ name }))).name).toBe(expected);
  });

  test.each([
    ["HK", "HK"],
    ["hk", "HK"],
    ["Hong Kong", undefined],
    [852, undefined],
    ["", undefined],
  ])("has the region %j as %j", async (region, expected) => {
    expect((await identities.verify(await hs({ region }))).region).toBe(expected);
  });

  test("hides the middle of a telephone number that the wallet did not hide", async () => {
    const said = { phoneMasked: "+86 13812342046" };
    expect((await identities.verify(await hs(said))).phoneMasked).toBe("138****2046");
  });

  test("is left out where the locale is unknown", async () => {
    expect((await identities.verify(await hs({ locale: "tlh" }))).locale).toBeUndefined();
  });
});

test("a token that the demo signs is accepted with all that it says", async () => {
  const identity = { subject: "demo", name: "林晓", phoneMasked: "138****0000" };
  const token = await signIdentity(identity, settings, { now, lifeSeconds: 3_600 });
  const expiresAt = now + 3_600_000;
  expect(await identities.verify(token)).toEqual({ ...identity, expiresAt });
});
