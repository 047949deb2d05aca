import type { ReadonlySignal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Locale } from "../protocol/conversation.ts";
import type { Translate } from "../ui/translate.ts";
import type { BootOptions } from "./embed/options.ts";
import type { Support } from "./models/support.ts";
import type { LateParts } from "./part-props.ts";
import type { Key } from "./texts.ts";

export interface WidgetContextValue {
  readonly support: Support;
  readonly t: Translate<Key>;
  readonly locale: Locale;
  /** The panel fills the screen: a phone, or a page of its own. */
  readonly sheet: ReadonlySignal<boolean>;
  /** Adds the style of a part that was loaded later. */
  readonly adopt: (css: string) => void;
  /** Undefined where there is nothing to close: on a page of its own. */
  readonly close: (() => void) | undefined;
  /** One level; false where there is none. */
  readonly back: () => boolean;
  /** It may cover everything else while it fills the screen. */
  readonly mayTrapFocus: boolean;
  readonly brand: BootOptions["brand"];
  readonly actions: BootOptions["actions"];
  readonly transactions: BootOptions["transactions"];
  readonly loadLate: () => Promise<LateParts>;
}

export const WidgetContext = createContext<WidgetContextValue | undefined>(undefined);

export function useWidgetContext(): WidgetContextValue {
  const value = useContext(WidgetContext);
  if (value === undefined) throw new Error("used outside of <Widget>");
  return value;
}
