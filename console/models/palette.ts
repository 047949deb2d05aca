import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { SearchResults } from "../../protocol/search.ts";
import { isBlank } from "../../protocol/text.ts";
import { asRefusal } from "../../ui/refusal.ts";
import { type AdminRequest, requestAsAgent } from "./admin-request.ts";

/** One line of the palette. */
export interface PaletteEntry {
  readonly id: string;
  readonly kind: "command" | "conversation" | "customer" | "ticket" | "article" | "search";
  readonly text: string;
  /** Beside it, quieter. */
  readonly more?: string | undefined;
  /** The key that does the same. */
  readonly key?: string | undefined;
  run(): void;
}

/** The palette behind Ctrl K: every command, conversation and article. */
export interface PaletteModel {
  readonly open: Signal<boolean>;
  readonly text: ReadonlySignal<string>;
  readonly found: ReadonlySignal<SearchResults | null>;
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
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function look(typed: string) {
    try {
      const q = typed.replace(/^[@#]/, "").trim();
      const answer = await request<SearchResults>("GET", `search?${new URLSearchParams({ q })}`);
      if (text.value === typed) found.value = answer;
    } catch (error) {
      // The commands are there without it.
      asRefusal(error);
    }
  }

  return {
    open,
    text,
    found,
    type(typed) {
      text.value = typed;
      clearTimeout(timer);
      found.value = null;
      const isSearch = !isBlank(typed.replace(/^[@#]/, "")) && !typed.startsWith(">");
      if (isSearch && mayFind()) timer = setTimeout(() => void look(typed), debounceMs);
    },
    toggle() {
      open.value = !open.value;
      text.value = "";
      found.value = null;
    },
  };
}

const shownOfEach = 5;

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
  const kinds = ["conversation", "customer", "ticket", "article", "search"] as const;
  return [
    ...commands.filter(fits).slice(0, words === "" ? commands.length : shownOfEach),
    ...kinds.flatMap((kind) => found.filter((one) => one.kind === kind).slice(0, shownOfEach)),
  ];
}
