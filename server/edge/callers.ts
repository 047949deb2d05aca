import type { IncomingHttpHeaders, IncomingMessage } from "node:http";

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
