import { batch, type ReadonlySignal, signal } from "@preact/signals";
import type { Bulletin, BulletinId } from "../../protocol/bulletin.ts";
import { asRefusal } from "../../ui/refusal.ts";
import type { AgentCall } from "./agent-call.ts";
import type { ConsoleTextKey } from "./texts.ts";

/** What agents have to have read, and, for those who lead, who has. */
export interface BulletinsModel {
  /** This agent's own, the oldest first. */
  readonly unread: ReadonlySignal<readonly Bulletin[]>;
  /** The newest first. */
  readonly list: ReadonlySignal<readonly Bulletin[]>;
  readonly more: ReadonlySignal<boolean>;
  readonly state: ReadonlySignal<"loading" | "ready" | "failed">;
  load(): Promise<void>;
  loadMore(): Promise<void>;
  read(id: BulletinId): Promise<void>;
  /** To a team; or to everybody, where none is named. True when it was done. */
  write(bulletin: { readonly text: string; readonly team?: string }): Promise<boolean>;
  remove(id: BulletinId): Promise<void>;
}

interface BulletinsOptions {
  readonly call: AgentCall;
  readonly say: (key: ConsoleTextKey) => void;
}

export function createBulletinsModel({ call, say }: BulletinsOptions): BulletinsModel {
  const unread = signal<readonly Bulletin[]>([]);
  const list = signal<readonly Bulletin[]>([]);
  const more = signal(false);
  const state = signal<"loading" | "ready" | "failed">("loading");
  // What waits already at the sign-in is marked, and nothing is said of it.
  let known: ReadonlySet<BulletinId> | undefined;

  async function page(before: readonly Bulletin[]) {
    const last = before.at(-1)?.id;
    try {
      const found = await call("bulletin:list", last === undefined ? {} : { before: last });
      const isNews = known && found.unread.some(({ id }) => !known?.has(id));
      known = new Set(found.unread.map(({ id }) => id));
      batch(() => {
        unread.value = found.unread;
        list.value = [...before, ...found.bulletins];
        more.value = found.more;
        state.value = "ready";
      });
      if (isNews) say("bulletins.news");
    } catch (error) {
      asRefusal(error);
      state.value = "failed";
    }
  }

  /** Says why not, where it was refused. */
  async function attempt(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      say(`refused.${asRefusal(error).code}`);
      return false;
    }
  }

  const load = () => page([]);
  return {
    unread,
    list,
    more,
    state,
    load,
    loadMore: () => page(list.value),
    async read(id) {
      if (await attempt(() => call("bulletin:read", { id }))) await load();
    },
    async write(bulletin) {
      const done = await attempt(() => call("bulletin:write", bulletin));
      if (done) {
        say("bulletins.sent");
        await load();
      }
      return done;
    },
    async remove(id) {
      if (await attempt(() => call("bulletin:remove", { id }))) await load();
    },
  };
}
