import type { JSX } from "preact";
import type { Command } from "../models/keyboard.ts";
import { type PaletteEntry, type PaletteKind, paletteGroupOf } from "../models/palette.ts";
import { ConsoleIcon, type ConsoleIconName } from "./console-icon.tsx";
import { Keys } from "./key-hint.tsx";
import { Marked } from "./marked.tsx";
import { useTranslation } from "./translation.ts";

const icons: Record<PaletteKind, ConsoleIconName> = {
  here: "chat",
  command: "live",
  conversation: "chat",
  customer: "people",
  ticket: "ticket",
  article: "article",
  page: "pane",
  search: "search",
};

const ofCommands: Partial<Record<Command, ConsoleIconName>> = {
  transfer: "transfer",
  ticket: "ticket",
  "put-back": "release",
  resolve: "checks",
  reply: "chat",
  note: "lock",
  articles: "article",
  "saved-replies": "bolt",
  "suggested-1": "clip",
  "suggested-2": "clip",
  "suggested-3": "clip",
  beside: "split",
  customer: "people",
  take: "plus",
  help: "pin",
};

const iconOf = ({ command, kind }: PaletteEntry): ConsoleIconName =>
  (command && ofCommands[command]) ?? icons[kind];

interface PaletteListProps {
  readonly entries: readonly PaletteEntry[];
  readonly at: number;
  readonly typed: string;
  readonly onRun: (entry: PaletteEntry) => void;
}

/** The entries in their groups; the combobox has the focus and the keys. */
export function PaletteList({ entries, at, typed, onRun }: PaletteListProps): JSX.Element {
  const { t } = useTranslation();
  const groups = [...new Set(entries.map(paletteGroupOf))];
  return (
    <div
      id="palette-entries"
      class="palette-entries"
      role="listbox"
      aria-label={t("palette.label")}
    >
      {groups.map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a listbox
        <div key={group} role="group" aria-labelledby={`palette-${group}`}>
          <div class="muted palette-group" id={`palette-${group}`}>
            {t(`palette.group.${group}`)}
          </div>
          {entries.map(
            (entry, index) =>
              paletteGroupOf(entry) === group && (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above has the keys
                // biome-ignore lint/a11y/useFocusableInteractive: the combobox above has the focus
                <div
                  key={entry.id}
                  id={`palette-${index}`}
                  class="palette-entry"
                  role="option"
                  aria-selected={index === at}
                  onClick={() => onRun(entry)}
                >
                  <EntryParts entry={entry} typed={typed} />
                </div>
              ),
          )}
        </div>
      ))}
    </div>
  );
}

function EntryParts({
  entry,
  typed,
}: Pick<PaletteListProps, "typed"> & { readonly entry: PaletteEntry }): JSX.Element {
  const { text, more, key, wait } = entry;
  return (
    <>
      <ConsoleIcon name={iconOf(entry)} />
      <span class="palette-words">
        <span class="cut palette-text">
          <Marked text={text} query={typed} />
        </span>
        {more !== undefined && (
          <span class="muted cut">
            <Marked text={more} query={typed} />
          </span>
        )}
      </span>
      {wait && (
        <span class="palette-wait" data-tone={wait.tone}>
          {wait.text}
        </span>
      )}
      {key !== undefined && (
        <span class="palette-keys">
          {key.split(" ").map((one) => (
            <Keys key={one} label={one} />
          ))}
        </span>
      )}
    </>
  );
}
