/** The links in e-mail. Whoever has one may do what it is for, and nothing else; opening it does nothing yet. */

import type { CustomerId, Locale } from "../../protocol/conversation.ts";
import type { MailingRecord } from "../domain/mail.ts";
import { confirmAddress, hiddenAddress, switchMail } from "../domain/mailing.ts";
import { commit } from "./commit.ts";
import type { Services, TransactionServices } from "./services.ts";

export type MailLinkKind = "confirm" | "stop";

/** What a link's page says. `gone`: it is too old, or nobody's. */
export interface MailLinkPage {
  readonly state: "ask" | "done" | "gone";
  readonly locale: Locale;
  readonly address?: string | undefined;
}

type Signing = Pick<TransactionServices, "mail" | "secrets">;

export function mailLink(
  services: Signing,
  kind: MailLinkKind,
  about: { readonly customerId: CustomerId; readonly address: string },
): string {
  const { mail } = services;
  return `${mail?.publicUrl}/api/mail/${kind}?token=${tokenOf(services, kind, about)}`;
}

/** The address is signed and not in it: what proxies write down of a link names nobody. */
function tokenOf(
  { secrets, mail }: Signing,
  kind: MailLinkKind,
  { customerId, address }: { readonly customerId: CustomerId; readonly address: string },
): string {
  const bound = kind === "confirm" ? address : "";
  return `${customerId}.${secrets.sign(`${kind} ${customerId} ${bound}`, mail?.secret ?? "")}`;
}

/** What the link asks; nothing is changed, as mailboxes open links to look at them. */
export async function readMailLink(
  services: Services,
  kind: MailLinkKind,
  token: string,
): Promise<MailLinkPage> {
  const found = await mailingBehind(services, services.store, { kind, token });
  if (!found) return gone;
  const { mailing, locale } = found;
  const { pendingAddress } = mailing;
  if (kind === "stop") return { state: "ask", locale };
  const next = confirmAddress(mailing, {
    address: pendingAddress ?? "",
    now: services.clock.now(),
  });
  return next && pendingAddress
    ? { state: "ask", locale, address: hiddenAddress(pendingAddress) }
    : { state: "gone", locale };
}

/** Does what the link is for; done twice it is the same. */
export const followMailLink = (
  services: Services,
  kind: MailLinkKind,
  token: string,
): Promise<MailLinkPage> =>
  commit(services, async ({ tx, now }) => {
    const found = await mailingBehind(services, tx, { kind, token });
    if (!found) return gone;
    const { mailing, locale } = found;
    const address = mailing.pendingAddress ?? "";
    const next =
      kind === "stop"
        ? switchMail(mailing, { on: false, now })
        : confirmAddress(mailing, { address, now });
    if (!next) return { state: "gone", locale };
    await tx.saveMailing(next);
    return { state: "done", locale };
  });

const gone: MailLinkPage = { state: "gone", locale: "zh-CN" };

async function mailingBehind(
  services: Signing,
  reads: Pick<Services["store"], "mailing" | "customer">,
  { kind, token }: { readonly kind: MailLinkKind; readonly token: string },
): Promise<{ readonly mailing: MailingRecord; readonly locale: Locale } | undefined> {
  const customerId = token.slice(0, token.indexOf(".")) as CustomerId;
  const customer = await reads.customer(customerId);
  const mailing = await reads.mailing(customerId);
  if (!customer || !mailing) return undefined;
  const address = mailing.pendingAddress ?? "";
  const { hashToken } = services.secrets;
  // Hashes are compared: how long it takes says nothing about the signature.
  const isGenuine =
    hashToken(token) === hashToken(tokenOf(services, kind, { customerId, address }));
  return isGenuine ? { mailing, locale: customer.locale } : undefined;
}
