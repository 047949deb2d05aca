import { type ReadonlySignal, signal } from "@preact/signals";
import { chatLimits } from "../../protocol/chat-limits.ts";
import type { CustomerHandshake } from "../../protocol/handshake-schemas.ts";
import type { CustomerSession } from "../../protocol/sockets.ts";
import type { LocalStore } from "../../ui/local-store.ts";
import type { BootOptions, IdentityReason } from "../embed/options.ts";
import { createIdentify, IdentityTooLate } from "./identify.ts";

/**
 * Why the customer is not who the host page says. "held": somebody was signed in before, and nobody takes their place: there
 * is no connection until the page says who it is. "guest": nobody was, or the customer chose so: they are served as anonymous.
 */
export type IdentityTrouble = "held" | "guest";

export interface IdentityOptions {
  readonly localStore: LocalStore;
  /** On a page of ours: what a tab keeps. There a sign-in outlives the identity. */
  readonly tabStore?: LocalStore | undefined;
  readonly locale: () => CustomerHandshake["locale"];
  readonly identify: () => BootOptions["identify"];
  /** Begins a new handshake. */
  readonly restart: () => void;
  /** `given` is what the page answered or threw. */
  readonly report: (reason: IdentityReason, given: unknown) => void;
}

export interface Identity {
  readonly trouble: ReadonlySignal<IdentityTrouble | undefined>;
  /** What is shown at a handshake; undefined when there must be none now. Then `restart` is called later. */
  show(): Promise<CustomerHandshake | undefined>;
  /** True when the handshake was refused for who it showed: then this model says when the next one is. */
  refuse(code: string): boolean;
  /** Answers who was signed in on this device before. */
  accept(session: CustomerSession): string | undefined;
  /** What says over HTTP who this is; undefined before the first handshake. */
  bearer(): string | undefined;
  /** The customer does not want to wait for the page. */
  continueAsGuest(): void;
  stop(): void;
}

/** In milliseconds. */
const firstRetryMs = 2_000;
const lastRetryMs = 60_000;
const refusals = ["unauthenticated", "invalid", "too_large"];

/** Who the customer is never changes by accident: a verified one stays so until the page or the customer says otherwise. */
export function createIdentity(options: IdentityOptions): Identity {
  const { localStore, tabStore, restart, report } = options;
  const trouble = signal<IdentityTrouble | undefined>(undefined);
  const identify = createIdentify(options.identify, () => trouble.value && restart());
  let shown: string | undefined;
  let refused: unknown;
  let reported: IdentityReason | undefined;
  /** The next handshake does not ask the page. */
  let skipsPage = false;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const signedInBefore = () => localStore.read("verified");
  const kept = () => tabStore?.read("session");

  async function obtain(): Promise<string | undefined> {
    try {
      const answer = await identify.ask();
      if (isToken(answer) && answer !== refused) return answer;
      if (answer) fail("refused", answer);
      else if (signedInBefore() && !kept()) fail("empty", answer);
      else trouble.value = undefined;
    } catch (error) {
      fail(error instanceof IdentityTooLate ? "timeout" : "rejected", error);
    }
    return undefined;
  }
  function fail(reason: IdentityReason, given: unknown): void {
    if (reason === "refused") refused = given;
    trouble.value = kept() ? undefined : signedInBefore() ? "held" : "guest";
    if (reason !== reported) report(reason, given);
    reported = reason;
    // What a guest's page has wrong it will have wrong again, and each attempt would cut the chat off.
    if (reason !== "refused" || trouble.value === "held") retryLater();
  }
  function retryLater(): void {
    clearTimeout(timer);
    if (trouble.value === undefined) return;
    const ms = Math.min(lastRetryMs, firstRetryMs * 2 ** failures++);
    timer = setTimeout(() => void retry(), ms * (0.75 + Math.random() / 2));
  }
  async function retry(): Promise<void> {
    if (trouble.value === "held") return restart();
    // A guest is served meanwhile: the connection is left alone until there is something else to show.
    const answer = await identify.ask().catch(() => undefined);
    if (!isToken(answer) || answer === refused || answer === shown) return retryLater();
    identify.keep(answer);
    restart();
  }

  return {
    trouble,
    async show() {
      if (!skipsPage) clearTimeout(timer);
      shown = skipsPage ? undefined : await obtain();
      skipsPage = false;
      const locale = options.locale();
      const token = localStore.read("token");
      if (shown) return { locale, token, identity: shown, keep: tabStore && true };
      if (kept()) return { locale, token: kept() };
      return trouble.value === "held" ? undefined : { locale, token };
    },
    refuse(code) {
      if (!refusals.includes(code) || (!shown && !kept())) return false;
      if (!shown) tabStore?.remove("session");
      fail(shown ? "refused" : "expired", shown);
      skipsPage = trouble.value !== "held";
      if (skipsPage) restart();
      return true;
    },
    accept({ customer, token, expiresInMs }) {
      const before = signedInBefore();
      if (!customer.verified) {
        if (token) localStore.write("token", token);
        return before;
      }
      clearTimeout(timer);
      failures = 0;
      refused = reported = trouble.value = undefined;
      localStore.write("verified", customer.id);
      localStore.remove("token");
      if (token) tabStore?.write("session", token);
      // A fresh identity before this one ends, so that nobody is cut off in the middle of a sentence.
      if (expiresInMs) timer = setTimeout(() => void retry(), expiresInMs * 0.9);
      return before;
    },
    bearer: () => kept() ?? shown ?? localStore.read("token"),
    continueAsGuest() {
      localStore.remove("verified");
      tabStore?.remove("session");
      trouble.value = "guest";
      skipsPage = true;
      restart();
      retryLater();
    },
    stop() {
      clearTimeout(timer);
      identify.stop();
    },
  };
}

const isToken = (answer: unknown): answer is string =>
  typeof answer === "string" && answer !== "" && answer.length <= chatLimits.identityLength;
