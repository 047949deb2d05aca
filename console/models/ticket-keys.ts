import type { FocusPlace, KeyPress } from "./keyboard.ts";

/** The keys of the page of complaints: of its list, and of one that is open. */
const ticketKeys = {
  j: "next",
  k: "previous",
  x: "select",
  enter: "open",
  a: "assign",
  d: "decide",
  n: "note",
  r: "reply",
  "/": "search",
  escape: "leave",
} as const;
export type TicketCommand = (typeof ticketKeys)[keyof typeof ticketKeys];

export function ticketCommandOf(press: KeyPress, place: FocusPlace): TicketCommand | undefined {
  if (press.ctrlKey || press.metaKey || press.altKey || press.isComposing) return undefined;
  if (place === "dialog") return undefined;
  const command = Object.entries(ticketKeys).find(([key]) => key === press.key.toLowerCase())?.[1];
  if (place === "field" && command !== "leave") return undefined;
  return place === "button" && command === "open" ? undefined : command;
}
