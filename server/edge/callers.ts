import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { BlockList, isIP, isIPv6 } from "node:net";

/** Which callers are let through before anybody has looked at a token. */
export interface Callers {
  /** The page may connect as a customer: it is listed, or our own. */
  mayConnect(headers: IncomingHttpHeaders): boolean;
  /** Our own page, or a program that is no browser: only these may use the session cookie. */
  isOwn(headers: IncomingHttpHeaders): boolean;
  /** The origin is one of those that may embed the widget. */
  isListed(origin: string): boolean;
  /** The address is a proxy whose `X-Forwarded-For` is believed. */
  trustsProxy(address: string): boolean;
  /** The address of the caller behind the trusted proxies. */
  addressOf(request: IncomingMessage): string;
}

export interface CallerSettings {
  readonly allowedOrigins: readonly string[];
  /** Addresses or networks (`10.0.0.0/8`) of proxies whose `X-Forwarded-For` is believed. */
  readonly trustProxy: readonly string[];
  /** In development, pages on this machine may embed the widget from any port. */
  readonly allowLoopback: boolean;
}

export function createCallers(settings: CallerSettings): Callers {
  const allowed = new Set(settings.allowedOrigins);
  const trusts = trustOf(settings.trustProxy);
  const isListed = (origin: string) =>
    allowed.has(origin) || (settings.allowLoopback && isLoopback(origin));

  return {
    isListed,
    mayConnect(headers) {
      const { origin } = headers;
      if (origin === undefined) return comesFromHere(headers);
      return isListed(origin) || isSameHost(origin, headers.host);
    },
    isOwn(headers) {
      const { origin } = headers;
      if (!comesFromHere(headers)) return false;
      return origin === undefined || isSameHost(origin, headers.host);
    },
    trustsProxy: trusts,
    addressOf: (request) => addressOf(request, trusts),
  };
}

/**
 * Browsers leave `Origin` out of same-origin reads, but always send `Sec-Fetch-Site`. A caller that sends neither is no
 * browser, and adds no cookie that its user does not know of.
 */
const comesFromHere = (headers: IncomingHttpHeaders) =>
  [undefined, "same-origin", "none"].includes(headers["sec-fetch-site"] as string | undefined);

function isSameHost(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}

function isLoopback(origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  return ["localhost", "127.0.0.1", "[::1]"].includes(new URL(origin).hostname);
}

function trustOf(proxies: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const proxy of proxies) {
    const [address = "", bits] = proxy.split("/");
    const family = isIPv6(address) ? "ipv6" : "ipv4";
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return (address) => isIP(address) > 0 && list.check(address, isIPv6(address) ? "ipv6" : "ipv4");
}

/** From the right, each trusted proxy vouches for the hop on its left; the first that is not trusted is the caller. */
function addressOf(request: IncomingMessage, trusts: (address: string) => boolean): string {
  const peer = plain(request.socket.remoteAddress ?? "");
  const header = request.headers["x-forwarded-for"] ?? "";
  const forwarded = String(header)
    .split(",")
    .map((part) => part.trim());
  const hops = [...forwarded.filter((part) => isIP(part) > 0), peer];
  for (let index = hops.length - 1; index > 0; index -= 1) {
    const hop = hops[index] ?? peer;
    if (!trusts(hop)) return hop;
  }
  return hops[0] ?? peer;
}

/** IPv4 over an IPv6 socket. */
const plain = (address: string) => address.replace(/^::ffff:/, "");
