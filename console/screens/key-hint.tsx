import type { JSX } from "preact";
import { type Command, labelOf } from "../models/keyboard.ts";
import "./key-hint.css";

/** The key that does the same, shown on the button. Screen readers get it from `aria-keyshortcuts`. */
export const KeyHint = ({ command }: { readonly command: Command }): JSX.Element => (
  <Keys label={labelOf(command)} />
);

/** For keys that work in one field or form only and are in no table. */
export const Keys = ({ label }: { readonly label: string }): JSX.Element => (
  <span class="key" aria-hidden="true">
    {label}
  </span>
);
