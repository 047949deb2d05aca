import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { BlockList, isIP, isIPv6 } from "node:net";

/** Which callers are let through before anybody has looked at a token. */
export interface Callers {
  /** The page may connect as a customer: it is listed, or our own. */
  mayConnect(headers: IncomingHttpHeaders): boolean;
  /**
   * The name that the caller has for us is one of ours: a listed origin's, an address, or this machine. Any page can have a
   * name of its own lead to us and then counts as our own (DNS rebinding).
   */
  isOurHost(headers: IncomingHttpHeaders): boolean;
  /** A page says where it is from; a program comes with an identity or a token. In development it need not. */
  mayBeGuest(headers: IncomingHttpHeaders): boolean;
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

  const hosts = new Set(settings.allowedOrigins.map((origin) => new URL(origin).host));
  /** Of a host that is listed, only what is listed: the same name without https is another origin. */
  const isOurOrigin = (origin: string, host: string | undefined) =>
    isSameHost(origin, host) && (!hosts.has(host ?? "") || allowed.has(origin));
  const isOurs = (host: string | undefined) =>
    host === undefined || hosts.has(host) || isUnboundName(host);

  return {
    isListed,
    isOurHost: ({ host }) => isOurs(host),
    mayBeGuest: (headers) =>
      settings.allowLoopback ||
      headers.origin !== undefined ||
      headers["sec-fetch-site"] === "same-origin",
    mayConnect(headers) {
      const { origin } = headers;
      if (!isOurs(headers.host)) return false;
      if (origin === undefined) return comesFromHere(headers);
      return isListed(origin) || isOurOrigin(origin, headers.host);
    },
    isOwn(headers) {
      const { origin } = headers;
      if (!comesFromHere(headers) || !isOurs(headers.host)) return false;
      return origin === undefined || isOurOrigin(origin, headers.host);
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

/** An address can't be bound to another, nor can the name of this machine. */
function isUnboundName(host: string): boolean {
  if (!URL.canParse(`http://${host}`)) return false;
  const { hostname } = new URL(`http://${host}`);
  return isIP(hostname.replace(/^\[|\]$/g, "")) > 0 || hostname === "localhost";
}

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
