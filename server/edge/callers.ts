import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { BlockList, isIP, isIPv6 } from "node:net";

/** Who may call, as far as it can be told before a token is seen. Made in the composition root. */
export interface Callers {
  /** The page may talk to us as a customer: listed, or our own. */
  mayConnect(headers: IncomingHttpHeaders): boolean;
  /** Our own pages and programs that are no browser: all that may use the session cookie. */
  isOwn(headers: IncomingHttpHeaders): boolean;
  /** The origin is one of those that embed the widget. */
  isListed(origin: string): boolean;
  /** What comes from this address may say for whom it speaks. */
  trustsProxy(address: string): boolean;
  /** The caller's address, through the proxies that are trusted. */
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
 * Browsers leave `Origin` out of same-origin reads and always say where a request comes from; what says
 * nothing at all is no browser, and sends no cookie by itself.
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

/** The last hop that no trusted proxy vouches for. */
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
