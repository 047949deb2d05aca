import type { Signal } from "@preact/signals";
import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { Icon, Strokes } from "../../ui/icons.tsx";
import { useWidgetContext } from "../context.ts";
import { searchIcon } from "./home-icons.ts";

interface SearchFieldProps {
  readonly label: string;
  readonly words: Signal<string>;
  readonly onEnter?: () => void;
}

/** A field that looks through what the device has, with a sign to clear it. Its style is the picker's. */
export function SearchField({ label, words, onEnter }: SearchFieldProps): JSX.Element {
  const { t } = useWidgetContext();
  const field = useRef<HTMLInputElement>(null);
  const clear = () => {
    words.value = "";
    field.current?.focus();
  };
  return (
    <label class="composer-row picker-search">
      <Strokes paths={[searchIcon]} />
      <input
        ref={field}
        type="search"
        placeholder={label}
        aria-label={label}
        value={words.value}
        onInput={({ currentTarget }) => {
          words.value = currentTarget.value;
        }}
        onKeyDown={({ key, isComposing }) => {
          if (key === "Enter" && !isComposing) onEnter?.();
        }}
      />
      {words.value && (
        <button type="button" class="icon-button" aria-label={t("home.clear")} onClick={clear}>
          <Icon name="close" />
        </button>
      )}
    </label>
  );
}
