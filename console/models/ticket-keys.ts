import { type FocusPlace, isPressed, type KeyPress, type Shortcut } from "./keyboard.ts";

/** The keys of the page of complaints: of its list, and of one that is open. */
export const ticketShortcuts = [
  { command: "next", key: "j", label: "J" },
  { command: "previous", key: "k", label: "K" },
  { command: "select", key: "x", label: "X" },
  { command: "open", key: "enter", label: "Enter" },
  { command: "file", key: "c", label: "C" },
  { command: "take", key: "t", label: "T" },
  { command: "assign", key: "a", label: "A" },
  { command: "decide", key: "d", label: "D" },
  { command: "reply", key: "r", label: "R" },
  { command: "note", key: "n", label: "N" },
  { command: "search", key: "/", label: "/" },
  { command: "leave", key: "escape", label: "Esc" },
  { command: "help", key: "?", label: "?" },
] as const satisfies readonly Shortcut[];
export type TicketCommand = (typeof ticketShortcuts)[number]["command"];

const repeatable: ReadonlySet<TicketCommand> = new Set(["next", "previous"]);

export function ticketCommandOf(press: KeyPress, place: FocusPlace): TicketCommand | undefined {
  if (press.ctrlKey || press.metaKey || press.isComposing || place === "dialog") return undefined;
  const command = ticketShortcuts.find((one) => isPressed(one, press))?.command;
  if (command === undefined) return undefined;
  if (place === "field" && command !== "leave") return undefined;
  if (place === "button" && command === "open") return undefined;
  return press.repeat && !repeatable.has(command) ? undefined : command;
}
