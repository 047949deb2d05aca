import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Emergency, EmergencyGuide } from "../../../protocol/emergency.ts";
import type { Support } from "../../models/support.ts";

/** The emergency as it stands, and what the customer can do about it. */
export interface Lane {
  readonly emergency: ReadonlySignal<Emergency | undefined>;
  /** Marked on this device at that time, and not sent yet. */
  readonly unsent: ReadonlySignal<Emergency["done"]>;
  /** The wallet is being asked. */
  readonly freezing: ReadonlySignal<boolean>;
  /** Nobody has answered; of the last attempt. */
  readonly unanswered: ReadonlySignal<boolean>;
  /** Puts the customer to the front of the queue. Where there is no network, once there is. */
  open(kind?: string): Promise<void>;
  mark(step: string, done: boolean): Promise<void>;
  freeze(): Promise<void>;
  /** Nobody has to come: the steps stay, and the next connection does not ask for anybody. */
  leave(): Promise<void>;
}

/** A silence of so long counts as failed, in milliseconds. */
const silentMs = 10_000;
const key = "emergency-marks";

export function createLane({ chat, connection, localStore }: Support): Lane {
  const answered = signal<Emergency | undefined>(undefined);
  const unsent = signal(readMarks(localStore.read(key)));
  const freezing = signal(false);
  const unanswered = signal(false);
  let hasLeft = false;
  // The view is the newer one: it hears what is done on other devices, too.
  const emergency = computed(() => chat.view.value?.emergency ?? answered.value);
  const keepUnsent = (marks: Emergency["done"]) => {
    unsent.value = marks;
    if (marks.length > 0) localStore.write(key, JSON.stringify(marks));
    else localStore.remove(key);
  };
  const without = (step: string) => unsent.peek().filter((one) => one.step !== step);
  const send = async (step: string, done: boolean, at?: string) => {
    answered.value = (await connection.call("emergency:mark", { step, done, at })).emergency;
    keepUnsent(without(step));
  };
  return {
    emergency,
    unsent,
    freezing,
    unanswered,
    async open(kind) {
      if (hasLeft) return;
      try {
        answered.value = (await connection.call("emergency:open", { kind })).emergency;
      } catch {
        // The steps and the telephone help without it; the next connection tries again.
        return;
      }
      // One that the kind picked last does not have is refused, and holds up no other.
      for (const { step, at } of unsent.peek()) await send(step, true, at).catch(() => {});
    },
    async mark(step, done) {
      const at = new Date().toISOString();
      keepUnsent(done ? [...without(step), { step, at }] : without(step));
      try {
        // The server's clock is right; the device's counts only for what waits for a network.
        await send(step, done);
      } catch {
        // It is kept, and sent with the next connection.
      }
    },
    async freeze() {
      if (freezing.peek()) return;
      freezing.value = true;
      unanswered.value = false;
      try {
        answered.value = (await connection.call("emergency:freeze", {}, silentMs)).emergency;
      } catch {
        unanswered.value = true;
      }
      freezing.value = false;
    },
    async leave() {
      hasLeft = await chat.cancelRequest();
    },
  };
}

function readMarks(kept: string | null | undefined): Emergency["done"] {
  try {
    const marks: unknown = JSON.parse(kept ?? "[]");
    return Array.isArray(marks) ? marks.filter(isMark) : [];
  } catch {
    return [];
  }
}

const isMark = (one: unknown): one is Emergency["done"][number] =>
  typeof one === "object" &&
  one !== null &&
  "step" in one &&
  typeof one.step === "string" &&
  "at" in one &&
  typeof one.at === "string";

/** What this device keeps, else what the server says; nothing is waited for that is not needed. */
export async function loadGuides(
  { faq, server }: Pick<Support, "faq" | "server">,
  locale: string,
  guides: Signal<readonly EmergencyGuide[]>,
): Promise<void> {
  const kept = faq.kept.peek() ?? (await faq.readKept());
  if (kept) guides.value = kept.emergencies;
  if (guides.peek().length > 0) return;
  const response = await fetch(`${server}/api/faq-copy?locale=${locale}&urgency=urgent`);
  if (!response.ok) throw new Error(`${response.status}`);
  guides.value = (
    (await response.json()) as { emergencies: readonly EmergencyGuide[] }
  ).emergencies;
}
