/** S02: keys behind an address (`IDENTITY_JWKS`), and an address that fails, hangs and lies. */

import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { SignJWT } from "jose";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Refusal } from "../../server/domain/refusal.ts";
import { createIdentities } from "../../server/identity/identities.ts";

const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
const ec = generateKeyPairSync("ec", { namedCurve: "P-256" });
const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 });
const jwk = (key: KeyObject, kid: string, alg: string) => ({
  ...key.export({ format: "jwk" }),
  kid,
  alg,
});
const first = jwk(rsa.publicKey, "first", "RS256");
const second = jwk(ec.publicKey, "second", "ES256");

let server: Server;
let url: string;
let asked = 0;
let answer: (response: ServerResponse) => void;
const answers = (keys: readonly object[]) => {
  answer = (response) => response.end(JSON.stringify({ keys }));
};

beforeAll(async () => {
  server = createServer((_request, response) => {
    asked += 1;
    answer(response);
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  asked = 0;
  answers([first]);
});
afterEach(() => void vi.restoreAllMocks());

const [wall, steady] = [Date.now.bind(Date), performance.now.bind(performance)];
/** Both clocks: the wall's and the one that durations are measured with. */
function later(ms: number) {
  vi.spyOn(Date, "now").mockImplementation(() => wall() + ms);
  vi.spyOn(performance, "now").mockImplementation(() => steady() + ms);
}

const seconds = Math.floor(Date.now() / 1_000);
const sign = (kid: string, alg: string, key: KeyObject) =>
  new SignJWT({ sub: "alice", exp: seconds + 600 }).setProtectedHeader({ alg, kid }).sign(key);
const byFirst = () => sign("first", "RS256", rsa.privateKey);
const bySecond = () => sign("second", "ES256", ec.privateKey);

function open() {
  const said: string[] = [];
  const clock = { now: () => seconds * 1_000 };
  const identities = createIdentities({ jwks: url }, clock, (problem) => void said.push(problem));
  /** The subject, or the code of the refusal. */
  const verify = async (token: Promise<string>) =>
    identities.verify(await token).then(
      ({ subject }) => subject,
      ({ code }: Refusal) => code,
    );
  return { verify, said };
}

describe("S02 keys behind an address", () => {
  test("are fetched once for many who sign in at the same time, and again after ten minutes", async () => {
    const { verify } = open();
    const many = await Promise.all(Array.from({ length: 40 }, () => verify(byFirst())));
    expect(new Set(many)).toEqual(new Set(["alice"]));
    expect(await verify(byFirst())).toBe("alice");
    expect(asked).toBe(1);
    later(11 * 60_000);
    expect(await verify(byFirst())).toBe("alice");
    expect(asked).toBe(2);
  });

  test("are known by their `kid`: a key signs under no other's name", async () => {
    answers([first, second]);
    const { verify } = open();
    expect(await verify(byFirst())).toBe("alice");
    expect(await verify(bySecond())).toBe("alice");
    expect(await verify(sign("second", "RS256", rsa.privateKey))).toBe("unauthenticated");
    expect(await verify(sign("first", "RS256", stranger.privateKey))).toBe("unauthenticated");
  });

  test("may be rotated: a new `kid` is found without a wait, and the old key ends with it", async () => {
    const { verify } = open();
    expect(await verify(byFirst())).toBe("alice");
    answers([second]);
    later(31_000);
    expect(await verify(bySecond())).toBe("alice");
    expect(await verify(byFirst())).toBe("unauthenticated");
  });

  test("are not asked for by everybody who makes up a `kid`", async () => {
    const { verify } = open();
    for (let number = 0; number < 30; number += 1) {
      expect(await verify(sign(`made-up-${number}`, "RS256", stranger.privateKey))).toBe(
        "unauthenticated",
      );
    }
    expect(asked).toBe(1);
    expect(await verify(byFirst())).toBe("alice");
  });
});

const html = "<!doctype html><title>502 Bad Gateway</title>";
const faults: Readonly<Record<string, (response: ServerResponse) => void>> = {
  "answers HTML": (response) => response.setHeader("content-type", "text/html").end(html),
  "answers an error": (response) => response.writeHead(500).end(JSON.stringify({ keys: [first] })),
  "leads elsewhere": (response) =>
    response.writeHead(302, { location: "http://169.254.169.254/keys" }).end(),
  "answers other JSON": (response) => response.end(`{"keys":"none"}`),
  "answers half of it": (response) => response.end(JSON.stringify({ keys: [first] }).slice(0, 90)),
  "answers too much": (response) =>
    response.end(JSON.stringify({ keys: [first], fill: "a".repeat(300_000) })),
  "hangs up": (response) => response.destroy(),
  "says nothing": () => undefined,
  "never ends": (response) => void response.write(`{"keys":[`),
};

describe.each(Object.keys(faults))("S02 an address that %s", (name) => {
  test("lets nobody in, says so in one line, and is left alone for a moment", async () => {
    answer = faults[name] ?? answer;
    const { verify, said } = open();
    const start = performance.now();
    expect(await verify(byFirst())).toBe("unavailable");
    expect(performance.now() - start).toBeLessThan(6_000);
    expect(await verify(byFirst())).toBe("unavailable");
    expect(asked).toBe(1);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^The keys of IDENTITY_JWKS can't be fetched: /);

    answers([first]);
    later(6_000);
    expect(await verify(byFirst())).toBe("alice");
    expect(said[1]).toBe("The keys of IDENTITY_JWKS can be fetched again.");
  });
});

test("S02 the last keys go on while the address fails, and for a day at most", async () => {
  const { verify, said } = open();
  expect(await verify(byFirst())).toBe("alice");
  answer = faults["answers HTML"] ?? answer;
  later(60 * 60_000);
  expect(await verify(byFirst())).toBe("alice");
  expect(await verify(bySecond())).toBe("unauthenticated");
  expect(said).toHaveLength(1);
  later(25 * 60 * 60_000);
  expect(await verify(byFirst())).toBe("unavailable");
});

test.each([
  ["no keys", []],
  ["the secret of somebody else", [{ kty: "oct", k: "c2VjcmV0", kid: "first", alg: "HS256" }]],
  ["a short key", [{ kty: "RSA", n: "AQAB", e: "AQAB", kid: "first", alg: "RS256" }]],
  ["a key for encryption", [{ ...first, use: "enc" }]],
])("S02 an address that lies with %s lets nobody in", async (_, keys) => {
  answers(keys);
  const { verify } = open();
  expect(["unauthenticated", "unavailable"]).toContain(await verify(byFirst()));
  expect(await verify(sign("first", "RS256", stranger.privateKey))).not.toBe("alice");
});
