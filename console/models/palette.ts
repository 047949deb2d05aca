import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { SearchResults } from "../../protocol/search.ts";
import { isBlank } from "../../protocol/text.ts";
import { asRefusal } from "../../ui/refusal.ts";
import { type AdminRequest, requestAsAgent } from "./admin-request.ts";
import type { ClockTone } from "./due.ts";
import type { Command } from "./keyboard.ts";

/** `here` is done to the open conversation; `page` and `search` lead away. */
const paletteKinds = [
  "here",
  "command",
  "conversation",
  "customer",
  "ticket",
  "article",
  "page",
  "search",
] as const;
export type PaletteKind = (typeof paletteKinds)[number];

/** One line of the palette. */
export interface PaletteEntry {
  readonly id: string;
  readonly kind: PaletteKind;
  readonly text: string;
  /** Beside it, quieter. */
  readonly more?: string | undefined;
  /** Whose key it is, if it is a command. */
  readonly command?: Command | undefined;
  /** The keys that do the same. */
  readonly key?: string | undefined;
  /** How long a customer has waited. */
  readonly wait?: { readonly text: string; readonly tone: ClockTone } | undefined;
  run(): void;
}

/** The palette behind Ctrl K: every command, conversation and article. */
export interface PaletteModel {
  readonly open: Signal<boolean>;
  readonly text: ReadonlySignal<string>;
  readonly found: ReadonlySignal<SearchResults | null>;
  /** An answer is on its way. */
  readonly isLooking: ReadonlySignal<boolean>;
  type(text: string): void;
  toggle(): void;
}

const debounceMs = 150;

interface PaletteOptions {
  /** Whether the agent may search at all. */
  readonly mayFind: () => boolean;
  readonly request?: AdminRequest;
}

export function createPaletteModel({
  mayFind,
  request = requestAsAgent,
}: PaletteOptions): PaletteModel {
  const open = signal(false);
  const text = signal("");
  const found = signal<SearchResults | null>(null);
  const isLooking = signal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function look(typed: string) {
    try {
      const q = typed.replace(/^[@#]/, "").trim();
      const answer = await request<SearchResults>("GET", `search?${new URLSearchParams({ q })}`);
      if (text.value === typed) found.value = answer;
    } catch (error) {
      // The commands are there without it.
      asRefusal(error);
    } finally {
      if (text.value === typed) isLooking.value = false;
    }
  }

  return {
    open,
    text,
    found,
    isLooking,
    type(typed) {
      text.value = typed;
      clearTimeout(timer);
      found.value = null;
      const isSearch = !isBlank(typed.replace(/^[@#]/, "")) && !typed.startsWith(">");
      isLooking.value = isSearch && mayFind();
      if (isLooking.value) timer = setTimeout(() => void look(typed), debounceMs);
    },
    toggle() {
      open.value = !open.value;
      clearTimeout(timer);
      text.value = "";
      found.value = null;
      isLooking.value = false;
    },
  };
}

/** So that the way to the whole search stays in view. */
const shownOfEach = 3;

/** `>` leaves the commands, `@` customers, `#` tickets. */
export function entriesFor(
  typed: string,
  commands: readonly PaletteEntry[],
  found: readonly PaletteEntry[],
): readonly PaletteEntry[] {
  const words = typed
    .replace(/^[>@#]/, "")
    .trim()
    .toLowerCase();
  const fits = ({ text }: PaletteEntry) => text.toLowerCase().includes(words);
  if (typed.startsWith(">")) return commands.filter(fits);
  if (typed.startsWith("@")) return found.filter(({ kind }) => kind === "customer");
  if (typed.startsWith("#")) return found.filter(({ kind }) => kind === "ticket");
  const limit = words === "" ? commands.length : shownOfEach;
  const all = [...commands.filter(fits), ...found];
  return paletteKinds.flatMap((kind) => all.filter((one) => one.kind === kind).slice(0, limit));
}

/** What stands together under one head. */
export const paletteGroupOf = ({
  kind,
}: PaletteEntry): Exclude<PaletteKind, "page" | "search"> | "go" =>
  kind === "page" || kind === "search" ? "go" : kind;
