import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import type { Catalogue } from "../../protocol/catalogue.ts";
import type { Locale } from "../../protocol/conversation.ts";
import type { HostCallLog } from "../actions/host-calls.ts";
import type { Services } from "../actions/services.ts";
import type { Edge } from "../edge/edge.ts";
import type { SignInGuard } from "../edge/sign-in-guard.ts";
import type { Health } from "./health.ts";
import type { MetricsSource } from "./metrics.ts";

/** What the routes work with. */
export interface Http extends Edge {
  readonly services: Services;
  readonly catalogue: (locale: Locale) => Promise<Catalogue>;
  readonly hostApiKey: string | undefined;
  readonly publicDir: string;
  readonly allowedOrigins: readonly string[];
  readonly health: Health;
  readonly metrics: MetricsSource | undefined;
  readonly signIns: SignInGuard;
  readonly hostCalls: HostCallLog;
  /** Says once in the log that requests come through a proxy that nobody has named. */
  readonly warnOfProxy: (request: IncomingMessage) => void;
  /** TCP connections that one address may have open. */
  readonly connectionsPerAddress: number;
  /** Mean delay of the event loop over a second, in milliseconds: beyond it the server does more than it can. */
  readonly slowestLoopMs: number;
  /** The demo wallet's back end; absent in production, and the demo with it. */
  readonly demoWallet?: DemoWallet | undefined;
}

/** Answers a request below `/demo/wallet`; `body` is as it came. */
export type DemoWallet = (request: {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}) => Promise<{ readonly status: number; readonly body: object | string }>;
