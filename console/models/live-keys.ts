import { type FocusPlace, isPressed, type KeyPress, type Shortcut } from "./keyboard.ts";

/** The keys of the live page, in its list of what is due. */
export const liveShortcuts = [
  { command: "next", key: "j", label: "J" },
  { command: "previous", key: "k", label: "K" },
  { command: "listen", key: "o", label: "O" },
  { command: "take-over", key: "g", label: "G" },
  { command: "remind", key: "m", label: "M" },
] as const satisfies readonly Shortcut[];
export type LiveCommand = (typeof liveShortcuts)[number]["command"];

const repeatable: ReadonlySet<LiveCommand> = new Set(["next", "previous"]);

export function liveCommandOf(press: KeyPress, place: FocusPlace): LiveCommand | undefined {
  if (press.ctrlKey || press.metaKey || press.isComposing) return undefined;
  if (place === "field" || place === "dialog") return undefined;
  const command = liveShortcuts.find((one) => isPressed(one, press))?.command;
  return press.repeat && command && !repeatable.has(command) ? undefined : command;
}
