import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { calledBy } from "../models/customer-name.ts";
import { commandOf } from "../models/keyboard.ts";
import { maySeePage } from "../models/pages.ts";
import { entriesFor, type PaletteEntry } from "../models/palette.ts";
import { isMine } from "../models/rows.ts";
import type { Translation } from "../models/texts.ts";
import { ConsoleIcon } from "./console-icon.tsx";
import type { DeskProps } from "./desk-props.ts";
import { focusPlaceOf } from "./focus-place.ts";
import { Keys } from "./key-hint.tsx";
import { paletteCommands, paletteFound } from "./palette-entries.ts";
import { PaletteList } from "./palette-list.tsx";
import { useTranslation } from "./translation.ts";
import "./bare-field.css";
import "./palette.css";

/** Ctrl K, on every page: the browser's own modal dialog with a combobox. */
export function Palette(props: DeskProps): JSX.Element | null {
  const { palette } = props.model;
  useEffect(() => {
    const handleKeyDown = (event: KeyboardEvent) => {
      if (leadsToSearch(event, props.model)) {
        event.preventDefault();
        props.model.screen.show("search");
        return;
      }
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const isPalette = event.key.toLowerCase() === "k" && !event.shiftKey;
      const isSearch = event.key.toLowerCase() === "f" && event.shiftKey;
      if (!isPalette && !isSearch) return;
      event.preventDefault();
      if (isPalette) palette.toggle();
      else props.model.screen.show("search");
    };
    document.addEventListener("keydown", handleKeyDown);
    return () => document.removeEventListener("keydown", handleKeyDown);
  }, [palette, props.model]);
  return palette.open.value ? <OpenPalette {...props} /> : null;
}

/** `/` finds articles where the agent has a conversation open, and conversations everywhere else. */
function leadsToSearch(event: KeyboardEvent, model: DeskProps["model"]): boolean {
  const { key, code, shiftKey, ctrlKey, metaKey, altKey, isComposing, repeat } = event;
  const press = { key, code, shiftKey, ctrlKey, metaKey, altKey, isComposing, repeat };
  if (!maySeePage(model.agent.value?.role, "search")) return false;
  if (commandOf(press, focusPlaceOf(event.target)) !== "articles") return false;
  const view = model.conversations.current.value?.transcript.view.value;
  const me = model.agent.value?.id;
  // The page of the search has its own way to its field.
  if (model.screen.page.value === "search") return false;
  const isAnswering = view != null && me !== undefined && isMine(view, me);
  return model.screen.page.value !== "desk" || !isAnswering;
}

function OpenPalette({ model, root }: DeskProps): JSX.Element {
  const translation = useTranslation();
  const { t } = translation;
  const { palette } = model;
  const dialog = useRef<HTMLDialogElement>(null);
  const [chosen, setChosen] = useState(0);
  const typed = palette.text.value;
  const entries = entriesFor(
    typed,
    paletteCommands({ model, root }, translation),
    paletteFound({ model, root }, translation),
  );
  const at = Math.min(chosen, Math.max(entries.length - 1, 0));
  useLayoutEffect(() => dialog.current?.showModal(), []);
  useLayoutEffect(() => {
    dialog.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }, [at, typed]);
  const run = (entry: PaletteEntry | undefined) => {
    if (!entry) return;
    palette.toggle();
    entry.run();
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown") setChosen((at + 1) % Math.max(entries.length, 1));
    else if (event.key === "ArrowUp")
      setChosen((at + entries.length - 1) % Math.max(entries.length, 1));
    else if (event.key === "Enter") run(entries[at]);
    else return;
    event.preventDefault();
  };
  return (
    <dialog
      ref={dialog}
      class="palette"
      aria-label={t("palette.label")}
      onClose={() => {
        if (palette.open.value) palette.toggle();
      }}
    >
      <div class="bare-field palette-field">
        <ConsoleIcon name="search" />
        <input
          type="text"
          role="combobox"
          aria-label={t("palette.label")}
          aria-expanded={entries.length > 0}
          aria-controls="palette-entries"
          aria-activedescendant={entries[at] && `palette-${at}`}
          aria-autocomplete="list"
          placeholder={t("palette.placeholder")}
          maxLength={200}
          value={typed}
          onInput={(event) => {
            setChosen(0);
            palette.type(event.currentTarget.value);
          }}
          onKeyDown={handleKeyDown}
        />
        <span class="muted cut palette-where" role="status">
          {palette.isLooking.value ? t("search.loading") : whereText(model, translation)}
        </span>
      </div>
      <PaletteList entries={entries} at={at} typed={typed} onRun={run} />
      {entries.length === 0 && !palette.isLooking.value && (
        <p class="muted palette-none">{t("palette.none", { words: typed })}</p>
      )}
      <PaletteFoot />
    </dialog>
  );
}

/** Whose conversation the first commands are about. */
function whereText({ conversations }: DeskProps["model"], { t }: Translation): string {
  const view = conversations.current.value?.transcript.view.value;
  return view ? t("palette.where", { name: calledBy(view.customer, t) }) : "";
}

function PaletteFoot(): JSX.Element {
  const { t } = useTranslation();
  return (
    <footer class="muted palette-foot" aria-hidden="true">
      <span>
        <Keys label="↑" />
        <Keys label="↓" />
        {t("palette.choose")}
        <Keys label="Enter" />
        {t("palette.run")}
        <Keys label="Esc" />
        {t("palette.close")}
      </span>
      <span>
        <Keys label=">" />
        {t("palette.commands")}
        <Keys label="@" />
        {t("palette.customers")}
        <Keys label="#" />
        {t("palette.tickets")}
      </span>
    </footer>
  );
}
