export interface Shortcut {
  readonly command: string;
  readonly key: string;
  readonly label: string;
  /** Held with the key. Of the signs that need Shift anyway, such as `?`, it says nothing. */
  readonly shift?: true;
  readonly alt?: true;
}

/** One table for the handler, the hints on the buttons and the help behind `?`. */
export const shortcuts = [
  { command: "take", key: "t", label: "T" },
  { command: "next", key: "j", label: "J" },
  { command: "previous", key: "k", label: "K" },
  { command: "open", key: "enter", label: "Enter" },
  { command: "reply", key: "r", label: "R" },
  { command: "note", key: "n", label: "N" },
  { command: "articles", key: "/", label: "/" },
  { command: "saved-replies", key: ";", label: ";" },
  { command: "suggested-1", key: "1", alt: true, label: "Alt 1" },
  { command: "suggested-2", key: "2", alt: true, label: "Alt 2" },
  { command: "suggested-3", key: "3", alt: true, label: "Alt 3" },
  { command: "resolve", key: "e", label: "E" },
  { command: "transfer", key: "t", shift: true, label: "Shift T" },
  { command: "ticket", key: "c", shift: true, label: "Shift C" },
  { command: "put-back", key: "q", shift: true, label: "Shift Q" },
  { command: "beside", key: "b", label: "B" },
  { command: "view-open", key: "1", label: "1" },
  { command: "view-resolved", key: "2", label: "2" },
  { command: "view-bot", key: "3", label: "3" },
  { command: "view-all", key: "4", label: "4" },
  { command: "customer", key: "i", label: "I" },
  { command: "leave", key: "escape", label: "Esc" },
  { command: "help", key: "?", label: "?" },
] as const satisfies readonly Shortcut[];

export type Command = (typeof shortcuts)[number]["command"];

export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly isComposing: boolean;
  readonly repeat: boolean;
}

/** Where the focus is. A field takes letters as text, and Enter presses the button that has the focus. */
export type FocusPlace = "page" | "button" | "field" | "dialog";

const repeatable: ReadonlySet<Command> = new Set(["next", "previous"]);
const inField: ReadonlySet<Command> = new Set([
  "leave",
  "suggested-1",
  "suggested-2",
  "suggested-3",
]);

export function commandOf(press: KeyPress, place: FocusPlace): Command | undefined {
  if (press.ctrlKey || press.metaKey || press.isComposing) return undefined;
  const command = shortcuts.find((one) => isPressed(one, press))?.command;
  if (command === undefined || place === "dialog") return undefined;
  if (place === "field" && !inField.has(command)) return undefined;
  if (place === "button" && command === "open") return undefined;
  return press.repeat && !repeatable.has(command) ? undefined : command;
}

export function isPressed({ key, shift, alt }: Shortcut, press: KeyPress): boolean {
  if (press.altKey !== (alt ?? false)) return false;
  // On some keyboards Alt and a digit write a sign.
  const name = alt ? digitOf(press) : keyOf(press);
  const isLetter = /^[a-z]$/.test(key);
  return name === key && (!isLetter || press.shiftKey === (shift ?? false));
}

const digitOf = ({ key, code }: KeyPress) =>
  code.startsWith("Digit") ? code.slice("Digit".length) : key;

/** A Chinese keyboard writes these signs wide. */
const wide: Readonly<Record<string, string>> = { "；": ";", "？": "?", "、": "/", "／": "/" };
const signs: Readonly<Record<string, string>> = { Slash: "/", Semicolon: ";" };

/** While a Chinese input method is on, some systems report "Process" instead of the letter. */
function keyOf({ key, code }: KeyPress): string {
  if (key !== "Process") return wide[key] ?? key.toLowerCase();
  return signs[code] ?? code.replace(/^(Key|Digit)/, "").toLowerCase();
}

export const labelOf = (command: Command): string =>
  shortcuts.find((shortcut) => shortcut.command === command)?.label ?? "";
