import { type Signal, useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { ClientId } from "../../../protocol/conversation.ts";
import { ticketTitle } from "../../../protocol/ticket-title.ts";
import { createClientId } from "../../../ui/client-id.ts";
import type { LocalStore } from "../../../ui/local-store.ts";
import { isLocalTime } from "../../../ui/local-time.ts";
import { useWidgetContext } from "../../context.ts";
import { hasUnfinishedComplaint, keptComplaint } from "../../models/kept-complaint.ts";
import type { Support } from "../../models/support.ts";
import { createDraftKeeper, lookClosely } from "./keep-draft.ts";
import { type Prefilled, prefillFrom, topicFrom } from "./prefill.ts";

export interface ComplaintDraft {
  /** The complaint is filed once, however often it is sent. */
  readonly clientId: ClientId;
  readonly step: number;
  readonly topic: string;
  readonly description: string;
  /** As a field for local times has it; empty where nothing is said of it. */
  readonly happenedAt: string;
  /** They have said it themselves: it is not that of a message or a transaction. */
  readonly isOwnTime: boolean;
  readonly demand: string;
  readonly contact: string;
  /** Empty where none is meant. */
  readonly transactionId: string;
  /** As it was chosen: without a network it is read so. */
  readonly transactionWords: string;
}

/** When it happened, once a transaction of then is chosen: what the customer has said themselves stays. */
export const timeWith = (
  { happenedAt, isOwnTime }: Pick<ComplaintDraft, "happenedAt" | "isOwnTime">,
  transactionTime: string,
): string => (isOwnTime && happenedAt !== "" ? happenedAt : transactionTime);

/** Where the files of it stand until it is filed. */
export const complaintPlace = keptComplaint;

const begun = (): ComplaintDraft => ({
  clientId: createClientId(),
  step: 0,
  topic: "",
  description: "",
  happenedAt: "",
  isOwnTime: false,
  demand: "",
  contact: "",
  transactionId: "",
  transactionWords: "",
});

/** What has been written so far. It outlives the page, and goes once it is filed. */
export function useComplaintDraft(): {
  readonly draft: Signal<ComplaintDraft>;
  /** What was taken from the conversation, for as long as nobody has changed it. */
  readonly prefilled: Prefilled;
  readonly change: (parts: Partial<ComplaintDraft>) => void;
  readonly forget: () => void;
  /** Begins again, as one who has not written anything. */
  readonly restart: () => void;
} {
  const { support } = useWidgetContext();
  const { localStore, chat, faq } = support;
  const view = chat.view.value;
  const prefilled = useMemo(() => prefillFrom(view), [view?.id]);
  const keeper = useMemo(() => createDraftKeeper(localStore, lookClosely), [localStore]);
  const kept = localStore.read(keptComplaint);
  const draft = useSignal(kept === undefined ? { ...begun(), ...prefilled } : keptDraft(kept));
  const change = (parts: Partial<ComplaintDraft>) => {
    draft.value = { ...draft.peek(), ...parts };
    const { description, demand, contact } = draft.peek();
    const texts = [description, demand, contact];
    keeper.keep({ key: keptComplaint, texts, kept: JSON.stringify(draft.peek()) });
  };
  const known = faq.catalogue.value;
  const topic = known && known !== "failed" ? topicFrom(view, known.categories) : undefined;
  useEffect(() => {
    if (topic !== undefined && draft.peek().topic === "") change({ topic });
  }, [topic]);
  return {
    draft,
    prefilled,
    change,
    forget() {
      keeper.forget(keptComplaint);
      draft.value = begun();
    },
    restart() {
      keeper.forget(keptComplaint);
      forgetDraft(support);
      draft.value = { ...begun(), ...prefilled, ...(topic === undefined ? {} : { topic }) };
    },
  };
}

/** What the complaint is called that was begun and not filed. */
export const unfinishedIn = (localStore: Pick<LocalStore, "read">): string | undefined =>
  hasUnfinishedComplaint(localStore)
    ? ticketTitle(keptDraft(localStore.read(keptComplaint)))
    : undefined;

/** With its files. */
export function forgetDraft({ localStore, files }: Pick<Support, "localStore" | "files">): void {
  localStore.remove(keptComplaint);
  files.peek()?.release(complaintPlace);
}

/** Another version of the widget, or somebody else, may have written it. */
export function keptDraft(kept: string | undefined): ComplaintDraft {
  const fresh = begun();
  try {
    const read: unknown = JSON.parse(kept ?? "");
    if (typeof read !== "object" || read === null) return fresh;
    const parts = read as { readonly [part: string]: unknown };
    const text = (part: string) => (typeof parts[part] === "string" ? parts[part] : "");
    const step = typeof parts.step === "number" ? Math.trunc(parts.step) : 0;
    return {
      clientId: text("clientId") === "" ? fresh.clientId : (text("clientId") as ClientId),
      step: Math.min(4, Math.max(0, step)),
      topic: text("topic"),
      description: text("description"),
      happenedAt: isLocalTime(text("happenedAt")) ? text("happenedAt") : "",
      // Of a draft that does not say it, its time is taken as theirs.
      isOwnTime: parts.isOwnTime !== false,
      demand: text("demand"),
      contact: text("contact"),
      transactionId: text("transactionId"),
      transactionWords: text("transactionWords"),
    };
  } catch {
    return fresh;
  }
}
