import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";
import type { DeskModel } from "../models/desk.ts";
import { openFound } from "../models/open-found.ts";
import { searchKinds } from "../models/search-kinds.ts";
import { focusPlaceOf } from "./focus-place.ts";

type Field = RefObject<HTMLInputElement | null>;

/** In the field ↑ and ↓ choose and Enter opens while the words are typed; Esc leaves it, and any condition, and then the letters are keys. */
export function useSearchKeys(model: DeskModel, field: Field): void {
  useEffect(() => {
    const handleKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const place = focusPlaceOf(event.target);
      const isTyping = event.target === field.current;
      if (place === "dialog") return;
      if (place === "field" && !isTyping) {
        if (event.key === "Escape") leave(event.target);
        return;
      }
      if (place === "button" && (event.key === "Enter" || event.key === " ")) return;
      const act = keyOf(event.key, isTyping ? inField : onPage);
      if (!act) return;
      event.preventDefault();
      act(model, field);
    };
    document.addEventListener("keydown", handleKeyDown);
    return () => document.removeEventListener("keydown", handleKeyDown);
  }, [model, field]);
}

const leave = (target: EventTarget | null): void => {
  if (target instanceof HTMLElement) target.blur();
};

type Act = (model: DeskModel, field: Field) => void;
type Keymap = Readonly<Record<string, Act>>;

const inField: Keymap = {
  ArrowDown: ({ search }) => search.move(1),
  ArrowUp: ({ search }) => search.move(-1),
  Enter: openFound,
  Escape: (_model, field) => leave(field.current),
};

const onPage: Keymap = {
  ArrowDown: ({ search }) => search.move(1),
  ArrowUp: ({ search }) => search.move(-1),
  j: ({ search }) => search.move(1),
  k: ({ search }) => search.move(-1),
  n: ({ search }) => search.preview.moveHit(1),
  N: ({ search }) => search.preview.moveHit(-1),
  f: () => document.querySelector<HTMLElement>(".search-filters select")?.focus(),
  s: ({ search }) => {
    search.naming.value = search.text.value.trim() !== "";
  },
  "/": (_model, field) => field.current?.focus(),
  Enter: openFound,
  ...Object.fromEntries(
    searchKinds.map((kind, index): [string, Act] => [
      String(index + 1),
      ({ search }) => void search.show(kind),
    ]),
  ),
};

const keyOf = (key: string, keys: Keymap): Act | undefined =>
  Object.hasOwn(keys, key) ? keys[key] : undefined;
