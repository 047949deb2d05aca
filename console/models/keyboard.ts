/** One table for the handler, the hints on the buttons and the help behind `?`. */
export const shortcuts = [
  { command: "next", key: "j", label: "J" },
  { command: "previous", key: "k", label: "K" },
  { command: "open", key: "enter", label: "Enter" },
  { command: "take", key: "t", label: "T" },
  { command: "reply", key: "r", label: "R" },
  { command: "articles", key: "/", label: "/" },
  { command: "resolve", key: "e", label: "E" },
  { command: "view-queue", key: "1", label: "1" },
  { command: "view-mine", key: "2", label: "2" },
  { command: "view-all", key: "3", label: "3" },
  { command: "view-resolved", key: "4", label: "4" },
  { command: "customer", key: "i", label: "I" },
  { command: "leave", key: "escape", label: "Esc" },
  { command: "help", key: "?", label: "?" },
] as const;

export type Command = (typeof shortcuts)[number]["command"];

export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly isComposing: boolean;
  readonly repeat: boolean;
}

/** Where the focus is. A field takes letters as text, and Enter presses the button that has the focus. */
export type FocusPlace = "page" | "button" | "field" | "dialog";

const repeatable: ReadonlySet<Command> = new Set(["next", "previous"]);

export function commandOf(press: KeyPress, place: FocusPlace): Command | undefined {
  if (press.ctrlKey || press.metaKey || press.altKey || press.isComposing) return undefined;
  const key = keyOf(press);
  const command = shortcuts.find((shortcut) => shortcut.key === key)?.command;
  if (command === undefined || place === "dialog") return undefined;
  if (place === "field" && command !== "leave") return undefined;
  if (place === "button" && command === "open") return undefined;
  return press.repeat && !repeatable.has(command) ? undefined : command;
}

/** While a Chinese input method is on, some systems report "Process" instead of the letter. */
function keyOf({ key, code }: KeyPress): string {
  if (key !== "Process") return key.toLowerCase();
  return code === "Slash" ? "/" : code.replace(/^(Key|Digit)/, "").toLowerCase();
}

export const labelOf = (command: Command): string =>
  shortcuts.find((shortcut) => shortcut.command === command)?.label ?? "";
