import type { LeaseRecord, NodeReads } from "../ports/node-store.ts";
import type { Store } from "../ports/store.ts";

/** The other nodes that live, and whether this one is the leader. Both are known from leases in the store. */
export interface Membership {
  /** Renews the leases of this node and looks at those of others; to be called every `beatMs`. */
  beat(): Promise<void>;
  isLeader(): boolean;
  others(): ReadonlySet<string>;
  /** Gives up what this node holds, so that nobody has to wait for it. */
  leave(): Promise<void>;
}

/** With four looks, a dead node's lease is free after 12.5 s at the latest. */
export const beatMs = 2_500;
/** A lease whose beat stands still for so many looks is free. Looks, not seconds: while the database is away nobody dies. */
const looks = 4;
/** A leader that could not renew its lease for so long leads no more: others wait longer. */
const leadMs = 6_000;

const leader = "leader";
const nodePrefix = "node ";
const leaseNameOf = (node: string) => `${nodePrefix}${node}`;

/** A node that was cleared away and comes back must not look as it did when it was dead. */
const firstBeat = () => Date.now();

/** Whoever reads the logs of all nodes sees which of them sent a reminder, say. */
export const logLead = (log: { info(text: string): void }) => (leads: boolean) =>
  log.info(
    leads
      ? "This node does what is due by the clock from now on."
      : "This node no longer does what is due by the clock: another one takes over.",
  );

interface SeenLease {
  readonly lease: LeaseRecord;
  readonly looks: number;
}

export function createMembership(
  node: string,
  store: Pick<Store, "transaction"> & Pick<NodeReads, "leases">,
  /** Called when this node begins to lead, and when a beat finds that it leads no more. */
  onLead: (leads: boolean) => void = () => undefined,
): Membership {
  let seen: ReadonlyMap<string, SeenLease> = new Map();
  let leadsSince: number | undefined;
  let others: ReadonlySet<string> = new Set();
  let led = false;

  const look = (leases: readonly LeaseRecord[]) =>
    new Map(leases.map((lease) => [lease.name, { lease, looks: looksAt(lease) }]));

  function looksAt({ name, holder, beat }: LeaseRecord): number {
    const before = seen.get(name);
    const stands = before?.lease.holder === holder && before.lease.beat === beat;
    return stands ? before.looks + 1 : 0;
  }

  /** Everybody who sees a node dead clears it away: to do it twice does no harm. */
  async function clearDead(expired: readonly LeaseRecord[]) {
    const dead = expired.filter(({ name }) => name.startsWith(nodePrefix));
    if (dead.length === 0) return;
    await store.transaction(async (tx) => {
      for (const lease of dead) {
        if (!(await tx.takeLease(lease, lease.holder))) continue;
        await tx.deleteAgentConnectionsOf(lease.holder);
        await tx.deleteLeasesOf(lease.holder);
      }
    });
  }

  async function lead(current: ReadonlyMap<string, SeenLease>) {
    const held = current.get(leader);
    if (held?.lease.holder === node) return true;
    if (held && held.looks < looks) return false;
    return store.transaction(async (tx) => {
      if (held && (await tx.takeLease(held.lease, node))) return true;
      // There is none, or the dead one's was cleared away.
      return tx.insertLease({ name: leader, holder: node, beat: firstBeat() });
    });
  }

  async function renew() {
    await store.transaction(async (tx) => {
      await tx.renewLeases(node);
      await tx.insertLease({ name: leaseNameOf(node), holder: node, beat: firstBeat() });
    });
  }

  const isLeader = () => leadsSince !== undefined && performance.now() - leadsSince < leadMs;

  function noteLead() {
    if (isLeader() === led) return;
    led = isLeader();
    onLead(led);
  }

  async function beat() {
    const begun = performance.now();
    await renew();
    seen = look(await store.leases());
    const foreign = [...seen.values()].filter(({ lease }) => lease.holder !== node);
    await clearDead(foreign.filter((one) => one.looks >= looks).map(({ lease }) => lease));
    others = new Set(
      foreign
        .filter((one) => one.looks < looks && one.lease.name.startsWith(nodePrefix))
        .map(({ lease }) => lease.holder),
    );
    // Since before it was renewed: nobody counts from earlier.
    leadsSince = (await lead(seen)) ? begun : undefined;
  }

  return {
    // A beat that fails finds it too: this node may have led for too long without one.
    beat: () => beat().finally(noteLead),
    isLeader,
    others: () => others,
    async leave() {
      leadsSince = undefined;
      await store.transaction(async (tx) => {
        await tx.deleteAgentConnectionsOf(node);
        await tx.deleteLeasesOf(node);
      });
    },
  };
}
