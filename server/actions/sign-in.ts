import type { Locale } from "../../protocol/conversation.ts";
import type { AgentRole } from "../../protocol/desk.ts";
import { defaultCapacity } from "../domain/agent.ts";
import type { AgentRecord, CustomerRecord } from "../domain/records.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Identity } from "../ports/identity.ts";
import type { Transaction } from "../ports/store.ts";
import { commit } from "./commit.ts";
import type { Services } from "./services.ts";

const agentSessionMs = 12 * 3_600_000;
const fallbackLocale: Locale = "zh-CN";

export interface Welcome {
  readonly customer: CustomerRecord;
  /** What an anonymous customer shows next time. */
  readonly token?: string | undefined;
  /** Until when a signed-in customer is one; epoch milliseconds. */
  readonly expiresAt?: number | undefined;
}

export interface Handshake {
  readonly token?: string | undefined;
  readonly identity?: string | undefined;
  readonly locale?: Locale | undefined;
}

/** The customer of a handshake. An identity counts alone: it never merges with what a token stands for. */
export async function welcome(services: Services, handshake: Handshake): Promise<Welcome> {
  const { token, identity, locale } = handshake;
  if (identity !== undefined) return recognize(services, identity, locale);
  const known = token && (await services.store.customerByToken(services.secrets.hashToken(token)));
  if (known) return { customer: await inLocale(services, known, locale), token };
  return begin(services, locale ?? fallbackLocale);
}

/** The customer of a bearer token, of either kind. */
export async function customerOf(services: Services, bearer: string): Promise<CustomerRecord> {
  if (bearer.split(".").length === 3) return (await recognize(services, bearer)).customer;
  const known = await services.store.customerByToken(services.secrets.hashToken(bearer));
  if (!known) throw new Refusal("unauthenticated", "The token is not known.");
  return known;
}

async function begin(services: Services, locale: Locale): Promise<Welcome> {
  const token = services.ids.token();
  const customer: CustomerRecord = {
    id: services.ids.next(),
    subject: undefined,
    name: undefined,
    locale,
    tier: undefined,
    phoneMasked: undefined,
    createdAt: services.clock.now(),
  };
  const tokenHash = services.secrets.hashToken(token);
  await commit(services, ({ tx }) => tx.insertCustomer(customer, tokenHash));
  return { customer, token };
}

async function recognize(services: Services, jwt: string, locale?: Locale): Promise<Welcome> {
  const identity = await services.identities.verify(jwt);
  const known = await services.store.customerBySubject(identity.subject);
  const said = { ...identity, locale: locale ?? identity.locale };
  const customer =
    known && isCurrent(known, said)
      ? known
      : await commit(services, ({ tx, now }) =>
          introduce(tx, said, { id: services.ids.next(), now }),
        );
  return { customer, expiresAt: identity.expiresAt };
}

/** Looks again inside the transaction: two tabs may arrive at the same time. */
async function introduce(
  tx: Transaction,
  identity: Identity,
  fresh: { readonly id: CustomerRecord["id"]; readonly now: number },
): Promise<CustomerRecord> {
  const known = await tx.customerBySubject(identity.subject);
  const { subject, name, tier, phoneMasked } = identity;
  const customer: CustomerRecord = {
    id: known?.id ?? fresh.id,
    subject,
    name,
    locale: identity.locale ?? known?.locale ?? fallbackLocale,
    tier,
    phoneMasked,
    createdAt: known?.createdAt ?? fresh.now,
  };
  await (known ? tx.updateCustomer(customer) : tx.insertCustomer(customer));
  return customer;
}

const isCurrent = (known: CustomerRecord, said: Identity) =>
  known.name === said.name &&
  known.tier === said.tier &&
  known.phoneMasked === said.phoneMasked &&
  (said.locale === undefined || known.locale === said.locale);

async function inLocale(services: Services, customer: CustomerRecord, locale?: Locale) {
  if (locale === undefined || locale === customer.locale) return customer;
  const moved = { ...customer, locale };
  await commit(services, ({ tx }) => tx.updateCustomer(moved));
  return moved;
}

const badCredentials = () =>
  new Refusal("unauthenticated", "The e-mail address or the password is wrong.");

/** An opaque token, kept only as its hash, so it can be taken back at any time. */
export async function signIn(services: Services, email: string, password: string) {
  const agent = await services.store.agentByEmail(email.toLowerCase());
  const matches = await services.secrets.passwordMatches(password, agent?.passwordHash);
  if (!agent || !matches || agent.disabled) throw badCredentials();
  const token = services.ids.token();
  await commit(services, ({ tx, now }) =>
    tx.insertAgentSession({
      tokenHash: services.secrets.hashToken(token),
      agentId: agent.id,
      createdAt: now,
      expiresAt: now + agentSessionMs,
    }),
  );
  return { token, agent, expiresInMs: agentSessionMs };
}

export const signOut = (services: Services, token: string) =>
  commit(services, ({ tx }) => tx.deleteAgentSession(services.secrets.hashToken(token)));

/** The agent whom the token stands for now; undefined once it is over. */
export async function agentOf(services: Services, token: string): Promise<AgentRecord | undefined> {
  const session = await services.store.agentSession(services.secrets.hashToken(token));
  if (!session || session.expiresAt <= services.clock.now()) return undefined;
  const agent = await services.store.agent(session.agentId);
  return agent?.disabled ? undefined : agent;
}

export interface NewAgent {
  readonly email: string;
  readonly name: string;
  readonly role: AgentRole;
  readonly password: string;
}

export async function createAgent(services: Services, wanted: NewAgent): Promise<AgentRecord> {
  const passwordHash = await services.secrets.hashPassword(wanted.password);
  const email = wanted.email.toLowerCase();
  return commit(services, async ({ tx, now }) => {
    if (await tx.agentByEmail(email)) throw new Refusal("invalid", `${email} exists already.`);
    const agent: AgentRecord = {
      id: services.ids.next(),
      name: wanted.name,
      email,
      role: wanted.role,
      passwordHash,
      available: false,
      capacity: defaultCapacity,
      disabled: false,
      createdAt: now,
    };
    await tx.insertAgent(agent);
    return agent;
  });
}

/** Ends all of the agent's sessions too. */
export async function resetPassword(services: Services, email: string, password: string) {
  const passwordHash = await services.secrets.hashPassword(password);
  await commit(services, async ({ tx }) => {
    const agent = await tx.agentByEmail(email.toLowerCase());
    if (!agent) throw new Refusal("not_found", `There is no agent ${email}.`);
    await tx.updateAgent({ ...agent, passwordHash });
    await tx.deleteAgentSessionsOf(agent.id);
  });
}
