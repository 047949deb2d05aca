import type { FocusPlace } from "../models/keyboard.ts";

export function focusPlaceOf(target: EventTarget | null): FocusPlace {
  if (!(target instanceof Element)) return "page";
  if (document.querySelector("dialog[open], :popover-open")) return "dialog";
  if (target.closest("input, textarea, select, [contenteditable]")) return "field";
  return target.closest("button, a, summary") ? "button" : "page";
}
