/** One server of a language, and the situations on it, each with a customer who has just opened the widget. */

import { afterAll, beforeAll, expect } from "vitest";
import type { Locale } from "../../../protocol/conversation.ts";
import type { WalletTransaction } from "../../../protocol/transaction.ts";
import { signIdentity } from "../../../server/identity/identities.ts";
import { phone, useTestBed } from "../../browser/browser.ts";
import { directAgent } from "../../browser/direct.ts";
import { widgetOn } from "../../browser/widget.ts";
import { startMailServer } from "../../support/mail-server.ts";
import { answersWith, hostSecret, startWallet } from "../../support/wallet.ts";
import { emergencySituations } from "./emergency.ts";
import { incidentSituations } from "./incidents.ts";
import { ownSituations } from "./own.ts";
import { type Scene, type Situation, words } from "./situation.ts";
import { talkSituations } from "./talk.ts";
import { waitingSituations } from "./waiting.ts";

const hostKey = "a-key-that-is-long-enough-for-the-wallet";
const secret = "thirty-two characters of a secret";

/** Where the demo wallet is: a device elsewhere reads the zone beside each of its hours. */
export const timezoneId = "Asia/Shanghai";

export const situations: readonly Situation[] = [
  ...emergencySituations,
  ...ownSituations,
  ...incidentSituations,
  ...waitingSituations,
  ...talkSituations,
];

/** Call at the top of a `describe`. `visit` opens a situation, and hands over its page. */
export function useSituations(locale: Locale) {
  let wallet: Awaited<ReturnType<typeof startWallet>>;
  let post: Awaited<ReturnType<typeof startMailServer>>;
  let agent: Scene["agent"];
  beforeAll(async () => {
    [wallet, post] = await Promise.all([startWallet(), startMailServer()]);
  });
  const testBed = useTestBed(() => ({
    ...post.settings,
    RATE_LIMITS: "off",
    HOST_URL: wallet.url,
    HOST_SECRET: hostSecret,
    HOST_API_KEY: hostKey,
    IDENTITY_SECRET: secret,
  }));
  beforeAll(async () => {
    agent = await directAgent(testBed.url());
  });
  afterAll(async () => {
    agent.leaves();
    await Promise.all([wallet.stop(), post.close()]);
  });

  const asWallet = async (path: string, body: object) => {
    const response = await fetch(`${testBed.url()}/api/host${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${hostKey}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    expect([200, 201], await response.clone().text()).toContain(response.status);
    return response.json();
  };

  const visit = async ({ isGuest = false, freeze, show }: Situation): Promise<Scene> => {
    const sub = `u-${crypto.randomUUID()}`;
    const transactions = transactionsOf(locale);
    wallet.answers((asked, response) => {
      const said = asked.path === "/freeze" ? freeze?.(locale) : undefined;
      if (asked.path === "/transactions") answersWith({ transactions })(asked, response);
      else if (said === undefined) answersWith({}, 404)(asked, response);
      else answersWith(said, said === "broken" ? 500 : 200)(asked, response);
    });
    const alice = widgetOn(await testBed.page({ ...phone, locale, timezoneId }), locale);
    const identity = await signIdentity(
      { subject: sub },
      { secret },
      { now: Date.now(), lifeSeconds: 3_600 },
    );
    await alice.page.route("**/demo/identity*", (route) =>
      route.fulfill({ body: isGuest ? "" : identity }),
    );
    await alice.page.goto(`${testBed.url()}/?locale=${locale}`);
    await alice.open();
    await alice.panel.locator(".tile").first().waitFor();
    const scene = { ...alice, locale, sub, transactions, asWallet, agent };
    await show(scene);
    return scene;
  };
  return { testBed, visit };
}

/** Today's, so that they stand in the incident's time. */
function transactionsOf(locale: Locale): readonly WalletTransaction[] {
  const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
  const [friend, cafe] = [words.friend[locale], words.cafe[locale]];
  const own = { currency: "CNY" } as const;
  return [
    {
      ...own,
      id: "T202611300003",
      at: at(-12),
      kind: "transfer",
      amount: "-200.00",
      counterparty: friend,
      status: "pending",
      expectedAt: at(108),
    },
    {
      ...own,
      id: "T202611300002",
      at: at(-64),
      kind: "payment",
      amount: "-26.00",
      counterparty: cafe,
      status: "failed",
      errorCode: "PAY-1001",
    },
    {
      ...own,
      id: "T202611290001",
      at: at(-1_500),
      kind: "top-up",
      amount: "1000.00",
      counterparty: words.card[locale],
      status: "succeeded",
    },
  ];
}
