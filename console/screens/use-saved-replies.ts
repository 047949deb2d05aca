import type { Signal } from "@preact/signals";
import type { RefObject, TargetedKeyboardEvent } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { SavedReply } from "../../protocol/notes.ts";
import { clockStamp } from "../../ui/times.ts";
import type { DeskModel } from "../models/desk.ts";
import {
  fillPlaceholders,
  nextPlaceholder,
  type PlaceholderFacts,
} from "../models/placeholders.ts";
import { askedReply, repliesFor } from "../models/saved-replies.ts";

export interface SavedReplyChoice {
  readonly open: boolean;
  readonly found: readonly SavedReply[];
  readonly chosen: number;
  /** As the customer will read it, as far as it can be filled. */
  readonly filled: (reply: SavedReply) => string;
  readonly use: (reply: SavedReply) => void;
  readonly close: () => void;
  /** Selects the next placeholder that nobody has filled, from there on. */
  readonly selectNext: (from: number) => boolean;
  /** True where the key was for the choice. */
  readonly handleKey: (event: TargetedKeyboardEvent<HTMLTextAreaElement>) => boolean;
}

interface Options {
  readonly model: DeskModel;
  /** What is written to the customer. */
  readonly text: Signal<string>;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  /** It is the one that is written in now, and to the customer. */
  readonly isHere: boolean;
  readonly facts: Pick<PlaceholderFacts, "customer" | "topic">;
}

export function useSavedReplies({ model, text, field, isHere, facts }: Options): SavedReplyChoice {
  const { replies, screen, agent } = model;
  const [chosen, setChosen] = useState(0);
  const openedAt = useTextAtOpening(isHere && screen.panel.value === "replies", text);
  const asked = isHere ? askedReply(text.value, openedAt) : undefined;
  const open = asked !== undefined;
  useEffect(() => {
    if (open) void replies.load();
  }, [open, replies]);
  const query = asked?.query ?? "";
  useEffect(() => setChosen(0), [query, open]);
  const found = open ? repliesFor(query, replies.all.value ?? []) : [];

  const filled = (reply: SavedReply) =>
    fillPlaceholders(reply.text, {
      ...facts,
      agent: agent.value?.name ?? "",
      time: clockStamp(new Date().toISOString()),
    });
  const selectNext = (from: number): boolean => {
    const { current } = field;
    const next = current && nextPlaceholder(text.value, from);
    if (!current || !next) return false;
    // Once around, Tab leads on.
    if (next.from === current.selectionStart && next.to === current.selectionEnd) return false;
    current.setSelectionRange(next.from, next.to);
    return true;
  };
  const use = (reply: SavedReply) => {
    const kept = asked?.kept ?? "";
    const before = kept === "" ? "" : `${kept}\n`;
    text.value = before + filled(reply);
    screen.closePanel();
    field.current?.focus();
    // The field has the new text with the next drawing.
    requestAnimationFrame(() => selectNext(before.length));
  };
  const close = () => {
    // Words behind the list's own key may have become a message: they stay.
    if (openedAt === undefined) text.value = "";
    screen.closePanel();
  };
  const inList: Readonly<Record<string, () => void>> = {
    ArrowDown: () => setChosen((chosen + 1) % Math.max(1, found.length)),
    ArrowUp: () => setChosen((chosen + found.length - 1) % Math.max(1, found.length)),
    Escape: close,
    Enter() {
      const reply = found[chosen];
      if (reply) use(reply);
    },
  };
  return {
    open,
    found,
    chosen,
    filled,
    use,
    close,
    selectNext,
    handleKey({ key, shiftKey, currentTarget }) {
      if (!isHere) return false;
      const act = open && !shiftKey ? inList[key] : undefined;
      if (act) act();
      return (
        act !== undefined || (key === "Tab" && !shiftKey && selectNext(currentTarget.selectionEnd))
      );
    },
  };
}

/** What stood in the field when the list was opened; undefined while it is closed. */
function useTextAtOpening(isOpen: boolean, text: Signal<string>): string | undefined {
  const opened = useRef<{ readonly of: Signal<string>; readonly text: string } | null>(null);
  if (!isOpen) opened.current = null;
  else if (opened.current?.of !== text) opened.current = { of: text, text: text.peek() };
  return opened.current?.text;
}
