import type { JSX } from "preact";
import { type Command, labelOf } from "../models/keyboard.ts";

/** The key that does the same, on the thing itself. A screen reader has it from `aria-keyshortcuts`. */
export const KeyHint = ({ command }: { readonly command: Command }): JSX.Element => (
  <Keys label={labelOf(command)} />
);

/** For keys that belong to one field or form, and to no table. */
export const Keys = ({ label }: { readonly label: string }): JSX.Element => (
  <span class="key" aria-hidden="true">
    {label}
  </span>
);
