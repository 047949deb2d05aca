import type { ConversationId } from "../../protocol/conversation.ts";
import type { ConversationHead, DomainEvent } from "../ports/cluster.ts";
import type { Reads } from "../ports/store.ts";
import { fromBare, toBare } from "./passing-events.ts";

type EventKind = DomainEvent["kind"];
type Of<K extends EventKind> = Extract<DomainEvent, { kind: K }>;

/**
 * What other nodes get of each kind of event; undefined: nothing. Ids, codes and numbers only: Redis holds no word of what
 * anybody has said. A kind that is missing here does not compile.
 */
const forms = {
  kept: ({ kind, type, seq, conversation }: Of<"kept">) => ({
    kind,
    type,
    seq,
    conversation: headOf(conversation),
  }),
  passing: ({ kind, event, conversation }: Of<"passing">) => ({
    kind,
    event: toBare(event),
    conversation: headOf(conversation),
  }),
  noted: ({ kind, note, conversation }: Of<"noted">) => ({
    kind,
    id: note.id,
    conversation: headOf(conversation),
  }),
  "signed-in": (event: Of<"signed-in">) => event,
  erased: (event: Of<"erased">) => event,
  account: (event: Of<"account">) => event,
  ticket: (event: Of<"ticket">) => event,
  announcement: ({ kind, announcement: { id }, alert }: Of<"announcement">) => ({
    kind,
    id,
    alert,
  }),
  radar: (event: Of<"radar">) => event,
  memo: (event: Of<"memo">) => event,
  bulletin: (event: Of<"bulletin">) => event,
  improvement: (event: Of<"improvement">) => event,
  settings: (event: Of<"settings">) => event,
  turns: (event: Of<"turns">) => event,
  idea: (event: Of<"idea">) => event,
  desk: (event: Of<"desk">) => event,
  // The outbox has it where it happened.
  survey: (_event: Of<"survey">) => undefined,
  report: (_event: Of<"report">) => undefined,
  // It is logged where it happened.
  audited: (_event: Of<"audited">) => undefined,
} satisfies { readonly [K in EventKind]: (event: Of<K>) => object | undefined };

export type WireEvent = NonNullable<ReturnType<(typeof forms)[EventKind]>>;

export const toWire = (event: DomainEvent): WireEvent | undefined =>
  forms[event.kind](event as never);

const headOf = (conversation: ConversationHead): ConversationHead => ({
  id: conversation.id,
  customerId: conversation.customerId,
  status: conversation.status,
  agentId: conversation.agentId,
  priority: conversation.priority,
  waitingSince: conversation.waitingSince,
  turnAt: conversation.turnAt,
  team: conversation.team,
  locale: conversation.locale,
});

/** So many are read to find one of them. */
const newestNotes = 20;

interface WireReading {
  readonly store: Pick<
    Reads,
    "messagesAt" | "notesIn" | "agent" | "conversation" | "emergency" | "announcement"
  >;
  readonly hears: (conversation: ConversationHead) => boolean;
}

/** As the other node has published them, with the messages that somebody here reads. A newer version's kinds are passed over. */
export async function fromWire(
  events: readonly WireEvent[],
  reading: WireReading,
): Promise<readonly DomainEvent[]> {
  const known = events.filter(({ kind }) => Object.hasOwn(forms, kind));
  const messages = await messagesOf(known, reading);
  const read = known.map(async (event): Promise<DomainEvent | undefined> => {
    if (event.kind === "kept") {
      return { ...event, message: messages.get(keyOf(event.conversation.id, event.seq)) };
    }
    if (event.kind === "noted") return notedOf(event, reading);
    if (event.kind === "announcement") return announcementOf(event, reading);
    return event.kind === "passing" ? passingOf(event, reading) : event;
  });
  return (await Promise.all(read)).flatMap((event) => event ?? []);
}

type WireOf<K extends WireEvent["kind"]> = Extract<WireEvent, { kind: K }>;

async function notedOf(
  { kind, id, conversation }: WireOf<"noted">,
  { store, hears }: WireReading,
): Promise<DomainEvent | undefined> {
  if (!hears(conversation)) return undefined;
  const notes = await store.notesIn(conversation.id, newestNotes);
  const note = notes.find((one) => one.id === id);
  return note && { kind, note, conversation };
}

async function announcementOf(
  { kind, id, alert }: WireOf<"announcement">,
  { store }: WireReading,
): Promise<DomainEvent | undefined> {
  const announcement = await store.announcement(id);
  return announcement && { kind, announcement, alert };
}

async function passingOf(
  { kind, event, conversation }: WireOf<"passing">,
  { store, hears }: WireReading,
): Promise<DomainEvent | undefined> {
  if (!hears(conversation)) return undefined;
  const whole = await fromBare(event, store);
  return whole && { kind, event: whole, conversation };
}

/** In one query, however many conversations they are of. */
async function messagesOf(events: readonly WireEvent[], { store, hears }: WireReading) {
  const places = events.flatMap((event) =>
    event.kind === "kept" && hears(event.conversation)
      ? { conversationId: event.conversation.id, seq: event.seq }
      : [],
  );
  const found = places.length === 0 ? [] : await store.messagesAt(places);
  return new Map(found.map((message) => [keyOf(message.conversationId, message.seq), message]));
}

const keyOf = (id: ConversationId, seq: number) => `${id} ${seq}`;
