import type { AttachmentId } from "../../protocol/attachment.ts";
import type { AgentId, ConversationId } from "../../protocol/conversation.ts";
import type { AgentPayloads } from "../../protocol/schemas.ts";
import { isPublic } from "../domain/ticket-entry.ts";
import { writtenIn } from "../domain/written.ts";
import { refuseAsking } from "./refuse-asking.ts";
import type { Services } from "./services.ts";
import { ticketNow } from "./ticket-views.ts";

type TextReader = "customer" | "desk";

/**
 * Who gets to read what an agent writes: every text of every call. What a customer may read goes through one check before the call
 * is worked on; a text that stands in no line here does not pass the tests.
 */
export const textReaders: {
  readonly [Call in keyof AgentPayloads]?: Readonly<
    Partial<Record<keyof AgentPayloads[Call], TextReader>>
  >;
} = {
  "message:send": { text: "customer", attachmentIds: "customer" },
  "conversation:resolve": { topic: "customer", summary: "desk" },
  "conversation:transfer": { toTeam: "desk", note: "desk" },
  "desk:live": { team: "desk" },
  "ticket:file": {
    topic: "customer",
    description: "customer",
    demand: "customer",
    contact: "customer",
    attachmentIds: "customer",
  },
  "ticket:classify": { topic: "customer" },
  "ticket:ask": { text: "customer", attachmentIds: "customer" },
  "ticket:reply": { text: "customer", attachmentIds: "customer" },
  "ticket:decide": { text: "customer", cause: "desk" },
  "ticket:decline": { text: "desk" },
  "ticket:postpone": { text: "customer" },
  "ticket:forewarn": { text: "customer" },
  "ticket:set-cause": { cause: "desk" },
  "ticket:save-view": { name: "desk" },
  "ticket:tasks": { team: "desk" },
  "ticket:assign": { team: "desk" },
  "ticket:note": { text: "desk" },
  "ticket:task": { team: "desk", text: "desk" },
  "ticket:answer-task": { text: "desk" },
  "reply:save": { text: "customer", title: "customer", shortcut: "desk" },
  "note:add": { text: "desk" },
  "memo:send": { text: "desk" },
  "bulletin:write": { text: "desk", team: "desk" },
  "replay:save": { title: "desk", texts: "desk" },
  "replay:answer": { text: "desk" },
  "improvement:save": { what: "desk", topic: "desk", cause: "desk" },
  "announcement:save": { title: "customer", text: "customer", advice: "customer" },
  "announcement:update": { text: "customer" },
  "announcement:end": { text: "customer" },
  "announcement:open-task": { team: "desk", text: "desk" },
  "idea:answer": { text: "customer" },
  "tag:set": { tags: "desk" },
  "faq:suggest": { text: "desk" },
};

/** Refuses a call in which an agent asks a customer for a secret, in one text or going on from those before it. */
export async function refuseAskingIn(
  services: Services,
  agentId: AgentId,
  { name, payload }: { readonly name: string; readonly payload: object },
): Promise<void> {
  const readers: Readonly<Record<string, TextReader>> =
    Object.entries(textReaders).find(([call]) => call === name)?.[1] ?? {};
  const sent = new Map<string, unknown>(Object.entries(payload));
  const shown = Object.keys(readers).filter((part) => readers[part] === "customer");
  const written = await Promise.all(shown.map((part) => textsOf(services, sent.get(part))));
  const texts = written.flat().filter((text) => text !== "");
  if (texts.length === 0) return;
  const conversationId = sent.get("conversationId") as ConversationId | undefined;
  const number = sent.get("number") as string | undefined;
  const earlier = await saidLately(services, agentId, { conversationId, number });
  await refuseAsking(services, agentId, { texts, earlier, conversationId });
}

/** The text itself, as it came or masked; of files their names. */
async function textsOf({ store }: Services, value: unknown): Promise<readonly string[]> {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) {
    const files = await Promise.all(value.map((id: AttachmentId) => store.attachment(id)));
    return files.map((file) => file?.name.replace(/\.[A-Za-z0-9]{1,8}$/, "") ?? "");
  }
  if (typeof value !== "object" || value === null) return [];
  // Masked, with what was found in it, or a text in each language.
  const written = "text" in value ? [value.text] : Object.values(value);
  return written.filter((text) => typeof text === "string");
}

/** As many messages of the conversation, or entries of the ticket, are read with it. */
const readWith = 12;

async function saidLately(
  { store }: Services,
  agentId: AgentId,
  {
    conversationId,
    number,
  }: { readonly conversationId?: ConversationId | undefined; readonly number?: string | undefined },
): Promise<readonly string[]> {
  if (number !== undefined) {
    const { number: known } = await ticketNow(store, number);
    const entries = await store.ticketEntries(known);
    return entries
      .filter((entry) => entry.author === "agent" && isPublic(entry))
      .slice(-readWith)
      .flatMap(({ text }) => text ?? []);
  }
  if (conversationId === undefined) return [];
  const messages = await store.messages(conversationId, { limit: readWith });
  return messages
    .filter(({ author }) => author.kind === "agent" && author.id === agentId)
    .flatMap(({ body }) => writtenIn(body) ?? []);
}
