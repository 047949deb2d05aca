/**
 * A wallet's back end as small as it can be: it signs in its customer, keeps a book, and answers what PocketDesk asks of it
 * (docs/embedding.md, "The wallet's back end"). It is served beside the demo page, in development only.
 */

import { randomUUID } from "node:crypto";
import { SignJWT } from "jose";
import { createLedger, type WalletAction, type WalletLocale } from "./ledger.ts";
import { type Headers, isSigned } from "./signatures.ts";

interface Settings {
  /** With which it signs who is signed in, as IDENTITY_SECRET. */
  readonly identitySecret: string;
  /** With which PocketDesk signs its calls, as HOST_SECRET. */
  readonly hostSecret: string;
  readonly issuer?: string | undefined;
  readonly audience?: string | undefined;
  readonly now: () => number;
}

interface WalletRequest {
  /** Below `/demo/wallet`, with the query. */
  readonly path: string;
  readonly headers: Headers;
  /** As it came; empty for a GET. */
  readonly body: string;
}

interface WalletAnswer {
  readonly status: number;
  readonly body: object | string;
}

export type WalletBackEnd = (request: WalletRequest) => Promise<WalletAnswer>;

const customer = { sub: "demo-customer", phoneMasked: "138****0000" };
const namesOfCustomer: Readonly<Record<WalletLocale, string>> = {
  "zh-CN": "林晓",
  "zh-TW": "林曉",
  en: "Lin Xiao",
};
const namesOfFrozen: Readonly<
  Record<WalletLocale, { readonly payments: string; readonly card: string }>
> = {
  "zh-CN": { payments: "付款和转出已停止", card: "招商银行 6688 已停用" },
  "zh-TW": { payments: "付款和轉出已停止", card: "招商銀行 6688 已停用" },
  en: { payments: "Payments and transfers stopped", card: "Card ending in 6688 blocked" },
};
const lifeSeconds = 3_600;
const notFound: WalletAnswer = { status: 404, body: {} };

export function createWalletBackEnd(settings: Settings): WalletBackEnd {
  const ledger = createLedger(settings.now);

  const ownPages: Readonly<Record<string, (request: WalletRequest) => Promise<WalletAnswer>>> = {
    "/identity": async ({ path }) => {
      const locale = localeIn(path);
      const claims = { name: namesOfCustomer[locale], locale, phoneMasked: customer.phoneMasked };
      return { status: 200, body: await sign(claims) };
    },
    "/home": async ({ path }) => {
      ledger.speak(localeIn(path));
      return { status: 200, body: { ...ledger.balance(), transactions: ledger.transactions(20) } };
    },
    "/signed-transactions": async () => ({
      status: 200,
      body: await sign({ transactions: ledger.transactions(20) }),
    }),
    "/actions": async ({ body }) => {
      const { action, amount } = read(body);
      const fen = Math.round(Number(amount) * 100);
      if (!isAction(action) || !(fen > 0 && fen <= 10_000_000)) return { status: 400, body: {} };
      return { status: 200, body: { id: ledger.act(action, fen) } };
    },
  };
  /** What PocketDesk asks; only with its signature. */
  const calls: Readonly<Record<string, (asked: Readonly<Record<string, unknown>>) => object>> = {
    "/transactions": ({ limit }) => ({ transactions: ledger.transactions(Number(limit) || 20) }),
    "/context": () => ({
      facts: [
        { label: "实名认证", value: "已通过" },
        { label: "余额", value: `¥${ledger.balance().total}` },
        { label: "绑定银行卡", value: "2 张" },
      ],
    }),
    "/freeze": () => freeze(),
  };

  /** Frozen once, it stays so until the process ends; what the demo wallet can't reach it says, too. */
  let frozenAt: number | undefined;
  function freeze() {
    frozenAt ??= settings.now();
    ledger.freeze();
    const at = new Date(frozenAt).toISOString();
    const { payments, card } = namesOfFrozen[ledger.locale()];
    return {
      frozen: true,
      reference: `FZ-${String(frozenAt).slice(-8)}`,
      parts: [
        { title: payments, frozen: true, at },
        { title: card, frozen: true, at },
      ],
    };
  }

  function sign(claims: Readonly<Record<string, unknown>>): Promise<string> {
    const issuedAt = Math.floor(settings.now() / 1_000);
    const token = new SignJWT({ ...claims })
      .setProtectedHeader({ alg: "HS256" })
      .setSubject(customer.sub)
      .setIssuedAt(issuedAt)
      .setJti(randomUUID())
      .setExpirationTime(issuedAt + lifeSeconds);
    if (settings.issuer) token.setIssuer(settings.issuer);
    if (settings.audience) token.setAudience(settings.audience);
    return token.sign(new TextEncoder().encode(settings.identitySecret));
  }

  return async (request) => {
    const [path = ""] = request.path.split("?");
    const page = Object.hasOwn(ownPages, path) ? ownPages[path] : undefined;
    if (page) return page(request);
    const call = Object.hasOwn(calls, path) ? calls[path] : undefined;
    if (!call) return notFound;
    const { hostSecret: secret, now } = settings;
    if (!isSigned(request, { secret, now: now() })) return { status: 401, body: {} };
    const asked = read(request.body);
    return asked.sub === customer.sub ? { status: 200, body: call(asked) } : notFound;
  };
}

function localeIn(path: string): WalletLocale {
  const wish = new URLSearchParams(path.split("?")[1]).get("locale");
  return wish === "en" || wish === "zh-TW" ? wish : "zh-CN";
}

const isAction = (action: unknown): action is WalletAction =>
  ["pay", "scan", "transfer", "topUp"].includes(String(action));

function read(body: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(body));
  } catch {
    return {};
  }
}
