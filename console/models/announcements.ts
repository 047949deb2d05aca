import { batch, type ReadonlySignal, signal } from "@preact/signals";
import type {
  AgentAnnouncement,
  AnnouncedQuestions,
  AnnouncementImpact,
  AnnouncementWarning,
} from "../../protocol/announcement.ts";
import type { AnnouncementId } from "../../protocol/announcement-body.ts";
import type { RefusalCode } from "../../protocol/errors.ts";
import type { AgentPayloads } from "../../protocol/schemas.ts";
import { asRefusal } from "../../ui/refusal.ts";
import type { AgentCall } from "./agent-call.ts";
import type { AnnouncementBeginning } from "./announcement-draft.ts";
import { createIncidentTasks, type IncidentTasksModel } from "./incident-tasks.ts";

/** Announcements and incidents, the newest first, and the one that is open. */
export interface AnnouncementsModel {
  readonly list: ReadonlySignal<readonly AgentAnnouncement[]>;
  readonly state: ReadonlySignal<"loading" | "ready" | "failed">;
  readonly more: ReadonlySignal<boolean>;
  readonly chosen: ReadonlySignal<AnnouncementId | "new" | null>;
  /** What a new one begins with. */
  readonly beginning: ReadonlySignal<AnnouncementBeginning>;
  /** Topics and codes of the one that is open that no question is about. */
  readonly warnings: ReadonlySignal<readonly AnnouncementWarning[]>;
  /** Why the last step was refused. */
  readonly refused: ReadonlySignal<RefusalCode | null>;
  readonly busy: ReadonlySignal<boolean>;
  readonly tasks: IncidentTasksModel;
  /** Updates that are late and that this agent has to know of. */
  readonly alerts: ReadonlySignal<number>;
  load(): Promise<void>;
  loadMore(): Promise<void>;
  alerted(): void;
  choose(id: AnnouncementId): void;
  /** Back to the list. */
  leave(): void;
  /** Who has met it; undefined where the server does not answer. */
  impact(id: AnnouncementId): Promise<AnnouncementImpact | undefined>;
  /** Before which of today's answers it would stand; undefined where the server does not answer. */
  questions(
    about: AgentPayloads["announcement:questions"],
  ): Promise<AnnouncedQuestions | undefined>;
  /** A new one. */
  begin(beginning?: AnnouncementBeginning): void;
  /** True when it was done. */
  save(wanted: AgentPayloads["announcement:save"]): Promise<boolean>;
  update(wanted: AgentPayloads["announcement:update"]): Promise<boolean>;
  end(wanted: AgentPayloads["announcement:end"]): Promise<boolean>;
}

export function createAnnouncementsModel(call: AgentCall): AnnouncementsModel {
  const list = signal<readonly AgentAnnouncement[]>([]);
  const state = signal<"loading" | "ready" | "failed">("loading");
  const more = signal(false);
  const chosen = signal<AnnouncementId | "new" | null>(null);
  const beginning = signal<AnnouncementBeginning>({});
  const refused = signal<RefusalCode | null>(null);
  const busy = signal(false);
  const warnings = signal<readonly AnnouncementWarning[]>([]);
  const alerts = signal(0);

  async function fetchPage(before: AgentAnnouncement | undefined) {
    try {
      const page = await call("announcement:list", before ? { before: before.id } : {});
      batch(() => {
        list.value = [...(before ? list.value : []), ...page.announcements];
        more.value = page.more;
        state.value = "ready";
      });
    } catch (error) {
      asRefusal(error);
      state.value = "failed";
    }
  }

  async function step(run: () => Promise<Stepped>) {
    if (busy.peek()) return false;
    busy.value = true;
    refused.value = null;
    try {
      const { announcement, warnings: found } = await run();
      const others = list.value.filter(({ id }) => id !== announcement.id);
      const isNew = others.length === list.value.length;
      batch(() => {
        list.value = isNew
          ? [announcement, ...others]
          : list.value.map((one) => (one.id === announcement.id ? announcement : one));
        chosen.value = announcement.id;
        if (found !== undefined || isNew) warnings.value = found ?? [];
      });
      return true;
    } catch (error) {
      refused.value = asRefusal(error).code;
      return false;
    } finally {
      busy.value = false;
    }
  }

  /** Customers change these without an event for agents. */
  function count(id: AnnouncementId, { affected, subscribers }: AnnouncementImpact) {
    const known = list.peek().find((one) => one.id === id);
    if (!known || (known.affected === affected && known.subscribers === subscribers)) return;
    const next = { ...known, affected, subscribers };
    list.value = list.peek().map((one) => (one.id === id ? next : one));
  }

  return {
    list,
    state,
    more,
    chosen,
    beginning,
    warnings,
    refused,
    busy,
    tasks: createIncidentTasks(call),
    alerts,
    load() {
      alerts.value = 0;
      return fetchPage(undefined);
    },
    loadMore: () => fetchPage(list.value.at(-1)),
    alerted() {
      alerts.value += 1;
    },
    choose(id) {
      warnings.value = [];
      chosen.value = id;
    },
    leave() {
      chosen.value = null;
    },
    async impact(id) {
      try {
        const { impact } = await call("announcement:impact", { id });
        count(id, impact);
        return impact;
      } catch (error) {
        asRefusal(error);
        return undefined;
      }
    },
    async questions(about) {
      try {
        return await call("announcement:questions", about);
      } catch (error) {
        asRefusal(error);
        return undefined;
      }
    },
    begin(wanted = {}) {
      batch(() => {
        warnings.value = [];
        beginning.value = wanted;
        chosen.value = "new";
      });
    },
    save: (wanted) =>
      step(async () => ({ warnings: [], ...(await call("announcement:save", wanted)) })),
    update: (wanted) => step(() => call("announcement:update", wanted)),
    end: (wanted) => step(() => call("announcement:end", wanted)),
  };
}

interface Stepped {
  readonly announcement: AgentAnnouncement;
  readonly warnings?: readonly AnnouncementWarning[] | undefined;
}
