import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { describe, expect, test } from "vitest";
import { createCallers } from "../../server/edge/callers.ts";

const settings = {
  allowedOrigins: ["https://wallet.example", "https://support.example"],
  trustProxy: ["10.0.0.0/8", "192.0.2.7", "fd00::/8"],
  allowLoopback: false,
};
const callers = createCallers(settings);
const host = "support.example";

describe("who may connect as a customer", () => {
  test.each([
    ["a listed page", { origin: "https://wallet.example" }],
    ["our own page", { origin: "https://support.example" }],
    ["our own page, which leaves its origin out", { "sec-fetch-site": "same-origin" }],
    ["an address that somebody typed", { "sec-fetch-site": "none" }],
    ["a program that is no browser", {}],
  ])("%s", (_, headers) => {
    expect(callers.mayConnect({ host, ...headers })).toBe(true);
  });

  test.each([
    ["another page", { origin: "https://evil.example" }],
    ["a page whose name begins like ours", { origin: "https://wallet.example.evil.example" }],
    ["a page whose name ends like ours", { origin: "https://evilwallet.example" }],
    ["a listed page without its encryption", { origin: "http://wallet.example" }],
    ["our own page without its encryption", { origin: "http://support.example" }],
    ["a listed page on another port", { origin: "https://wallet.example:8443" }],
    ["a page without an origin of its own", { origin: "null" }],
    ["a file", { origin: "file://" }],
    ["another site that leaves its origin out", { "sec-fetch-site": "cross-site" }],
    ["a sister site that leaves its origin out", { "sec-fetch-site": "same-site" }],
  ])("not %s", (_, headers) => {
    expect(callers.mayConnect({ host, ...headers })).toBe(false);
  });
});

describe("who may use the session cookie", () => {
  test.each([
    ["our own page", { origin: "https://support.example", "sec-fetch-site": "same-origin" }],
    ["a program that is no browser", {}],
  ])("%s", (_, headers) => {
    expect(callers.isOwn({ host, ...headers })).toBe(true);
  });

  test.each([
    ["a page that embeds the widget", { origin: "https://wallet.example" }],
    [
      "our own page's name from another site",
      {
        origin: "https://support.example",
        "sec-fetch-site": "cross-site",
      },
    ],
    ["our own page without its encryption", { origin: "http://support.example" }],
    ["another page", { origin: "https://evil.example" }],
  ])("not %s", (_, headers) => {
    expect(callers.isOwn({ host, ...headers })).toBe(false);
  });
});

describe("S33 the name that the caller has for us", () => {
  const rebound = { host: "evil.example", origin: "http://evil.example" };

  test("that is bound to us by somebody else is not ours, though origin and host are the same", () => {
    expect(callers.isOurHost(rebound)).toBe(false);
    expect(callers.mayConnect(rebound)).toBe(false);
    expect(callers.isOwn(rebound)).toBe(false);
    const development = createCallers({ ...settings, allowLoopback: true });
    expect(development.mayConnect(rebound)).toBe(false);
  });

  test.each(["support.example", "127.0.0.1:3000", "[::1]:3000", "localhost:3000", "192.0.2.9"])(
    "%s is ours: it is listed, or can't be bound to another machine",
    (name) => {
      expect(callers.isOurHost({ host: name })).toBe(true);
    },
  );
});

test("S01 S33 without an Origin nobody is a guest but our own page, and in development a program", () => {
  expect(callers.mayBeGuest({ host })).toBe(false);
  expect(callers.mayBeGuest({ host, "sec-fetch-site": "none" })).toBe(false);
  expect(callers.mayBeGuest({ host, "sec-fetch-site": "same-origin" })).toBe(true);
  expect(callers.mayBeGuest({ host, origin: "https://wallet.example" })).toBe(true);
  expect(createCallers({ ...settings, allowLoopback: true }).mayBeGuest({ host })).toBe(true);
});

test("pages on this machine are listed in development only", () => {
  const development = createCallers({ ...settings, allowLoopback: true });
  for (const origin of ["http://localhost:5173", "http://127.0.0.1:8080", "http://[::1]:3000"]) {
    expect(development.isListed(origin)).toBe(true);
    expect(callers.isListed(origin)).toBe(false);
  }
  expect(development.isListed("http://localhost.evil.example")).toBe(false);
});

describe("S13 the caller's address", () => {
  function addressOf(peer: string, forwarded?: string) {
    const socket = new Socket();
    Object.defineProperty(socket, "remoteAddress", { value: peer });
    const request = new IncomingMessage(socket);
    if (forwarded !== undefined) request.headers["x-forwarded-for"] = forwarded;
    return callers.addressOf(request);
  }

  test.each([
    ["without a proxy", "203.0.113.5", undefined, "203.0.113.5"],
    ["over an IPv6 socket", "::ffff:203.0.113.5", undefined, "203.0.113.5"],
    ["behind a trusted proxy", "10.1.2.3", "203.0.113.5", "203.0.113.5"],
    ["behind two trusted proxies", "10.1.2.3", "203.0.113.5, 192.0.2.7", "203.0.113.5"],
    ["behind a trusted IPv6 proxy", "fd00::1", "2001:db8::5", "2001:db8::5"],
  ])("is the customer's %s", (_, peer, forwarded, expected) => {
    expect(addressOf(peer, forwarded)).toBe(expected);
  });

  test.each([
    ["a caller that is no proxy", "203.0.113.5", "198.51.100.1", "203.0.113.5"],
    ["a caller behind the proxy", "10.1.2.3", "198.51.100.1, 203.0.113.5", "203.0.113.5"],
    ["a proxy that is not trusted", "192.0.2.8", "198.51.100.1", "192.0.2.8"],
    ["a header that holds no address", "10.1.2.3", "evil, <script>", "10.1.2.3"],
  ])("is not what %s makes up", (_, peer, forwarded, expected) => {
    expect(addressOf(peer, forwarded)).toBe(expected);
  });
});

test("S13 only addresses of listed proxies are trusted", () => {
  for (const address of ["10.255.0.1", "192.0.2.7", "fd12::1"]) {
    expect(callers.trustsProxy(address)).toBe(true);
  }
  for (const address of ["11.0.0.1", "192.0.2.8", "2001:db8::1", "", "proxy.example"]) {
    expect(callers.trustsProxy(address)).toBe(false);
  }
});
