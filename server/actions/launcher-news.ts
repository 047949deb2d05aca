import { refuseIfUnavailable } from "./commit.ts";
import { movedNumbers } from "./moved-tickets.ts";
import type { Services } from "./services.ts";

const most = 20;

/** What a customer has not looked at, on whatever device. */
export interface LauncherNews {
  readonly tickets: number;
  readonly messages: number;
}

/**
 * For a page whose widget nobody has opened: by the wallet's token alone. Writes nothing, so that whoever never asks support
 * anything is no row here.
 */
export async function launcherNews(services: Services, identity: string): Promise<LauncherNews> {
  const { store, identities } = services;
  const { subject } = await identities.verify(identity);
  const customer = await refuseIfUnavailable(store.customerBySubject(subject));
  if (!customer) return { tickets: 0, messages: 0 };
  const tickets = await movedNumbers(services, customer.id, undefined);
  const conversation = await refuseIfUnavailable(store.latestConversationOf(customer.id));
  const later = conversation
    ? await refuseIfUnavailable(
        store.messages(conversation.id, { after: conversation.readSeq, limit: most }),
      )
    : [];
  const messages = later.filter(
    ({ author, body }) => author.kind === "bot" || author.kind === "agent" || body.kind === "check",
  );
  return { tickets: tickets.length, messages: messages.length };
}
