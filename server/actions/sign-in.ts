import type { Locale } from "../../protocol/conversation.ts";
import type { AgentRole } from "../../protocol/desk.ts";
import { defaultCapacity } from "../domain/agent.ts";
import type { AgentRecord, CustomerRecord } from "../domain/records.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Identity } from "../ports/identity.ts";
import type { Transaction } from "../ports/store.ts";
import { commit } from "./commit.ts";
import type { Outside } from "./outside.ts";

const agentSessionMs = 12 * 3_600_000;
const fallbackLocale: Locale = "zh-CN";

export interface Welcome {
  readonly customer: CustomerRecord;
  /** What an anonymous customer shows next time. */
  readonly token?: string;
  /** Until when a signed-in customer is one; epoch milliseconds. */
  readonly expiresAt?: number;
}

export interface Handshake {
  readonly token?: string | undefined;
  readonly identity?: string | undefined;
  readonly locale?: Locale | undefined;
}

/** The customer of a handshake. An identity counts alone: it never merges with what a token stands for. */
export async function welcome(outside: Outside, handshake: Handshake): Promise<Welcome> {
  const { token, identity, locale } = handshake;
  if (identity !== undefined) return recognize(outside, identity, locale);
  const known = token && (await outside.store.customerByToken(outside.secrets.hashToken(token)));
  if (known) return { customer: await inLocale(outside, known, locale), token };
  return begin(outside, locale ?? fallbackLocale);
}

/** The customer of a bearer token, of either kind. */
export async function customerOf(outside: Outside, bearer: string): Promise<CustomerRecord> {
  if (bearer.split(".").length === 3) return (await recognize(outside, bearer)).customer;
  const known = await outside.store.customerByToken(outside.secrets.hashToken(bearer));
  if (!known) throw new Refusal("unauthenticated", "The token is not known.");
  return known;
}

async function begin(outside: Outside, locale: Locale): Promise<Welcome> {
  const token = outside.ids.token();
  const customer: CustomerRecord = {
    id: outside.ids.next(),
    subject: undefined,
    name: undefined,
    locale,
    tier: undefined,
    phoneMasked: undefined,
    createdAt: outside.clock.now(),
  };
  const tokenHash = outside.secrets.hashToken(token);
  await commit(outside, ({ tx }) => tx.insertCustomer(customer, tokenHash));
  return { customer, token };
}

async function recognize(outside: Outside, jwt: string, locale?: Locale): Promise<Welcome> {
  const identity = await outside.identities.verify(jwt);
  const known = await outside.store.customerBySubject(identity.subject);
  const said = { ...identity, ...(locale === undefined ? {} : { locale }) };
  const customer =
    known && isCurrent(known, said)
      ? known
      : await commit(outside, ({ tx, now }) =>
          introduce(tx, said, { id: outside.ids.next(), now }),
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

async function inLocale(outside: Outside, customer: CustomerRecord, locale?: Locale) {
  if (locale === undefined || locale === customer.locale) return customer;
  const moved = { ...customer, locale };
  await commit(outside, ({ tx }) => tx.updateCustomer(moved));
  return moved;
}

const badCredentials = () =>
  new Refusal("unauthenticated", "The e-mail address or the password is wrong.");

/** An opaque token, kept only as its hash, so it can be taken back at any time. */
export async function signIn(outside: Outside, email: string, password: string) {
  const agent = await outside.store.agentByEmail(email.toLowerCase());
  const matches = await outside.secrets.passwordMatches(password, agent?.passwordHash);
  if (!agent || !matches || agent.disabled) throw badCredentials();
  const token = outside.ids.token();
  await commit(outside, ({ tx, now }) =>
    tx.insertAgentSession({
      tokenHash: outside.secrets.hashToken(token),
      agentId: agent.id,
      createdAt: now,
      expiresAt: now + agentSessionMs,
    }),
  );
  return { token, agent, expiresInMs: agentSessionMs };
}

export const signOut = (outside: Outside, token: string) =>
  commit(outside, ({ tx }) => tx.deleteAgentSession(outside.secrets.hashToken(token)));

/** The agent whom the token stands for now; undefined once it is over. */
export async function agentOf(outside: Outside, token: string): Promise<AgentRecord | undefined> {
  const session = await outside.store.agentSession(outside.secrets.hashToken(token));
  if (!session || session.expiresAt <= outside.clock.now()) return undefined;
  const agent = await outside.store.agent(session.agentId);
  return agent?.disabled ? undefined : agent;
}

export interface NewAgent {
  readonly email: string;
  readonly name: string;
  readonly role: AgentRole;
  readonly password: string;
}

export async function createAgent(outside: Outside, wanted: NewAgent): Promise<AgentRecord> {
  const passwordHash = await outside.secrets.hashPassword(wanted.password);
  const email = wanted.email.toLowerCase();
  return commit(outside, async ({ tx, now }) => {
    if (await tx.agentByEmail(email)) throw new Refusal("invalid", `${email} exists already.`);
    const agent: AgentRecord = {
      id: outside.ids.next(),
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
export async function resetPassword(outside: Outside, email: string, password: string) {
  const passwordHash = await outside.secrets.hashPassword(password);
  await commit(outside, async ({ tx }) => {
    const agent = await tx.agentByEmail(email.toLowerCase());
    if (!agent) throw new Refusal("not_found", `There is no agent ${email}.`);
    await tx.updateAgent({ ...agent, passwordHash });
    await tx.deleteAgentSessionsOf(agent.id);
  });
}
