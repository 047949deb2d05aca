import type { TargetedKeyboardEvent, TargetedMouseEvent } from "preact";
import { useState } from "preact/hooks";

type ShownTimes = "none" | "all" | { readonly key: string };

/** Which messages of a log show their time: the one that was tapped, or all of them after Enter. */
export function useShownTimes() {
  const [shown, setShown] = useState<ShownTimes>("none");
  return {
    shown,
    isShown: (key: string): boolean =>
      shown === "all" || (typeof shown === "object" && shown.key === key),
    handleClick({ target }: TargetedMouseEvent<HTMLElement>) {
      if (!(target instanceof Element) || isTextSelected()) return;
      if (!target.closest(".bubble") || target.closest(controls)) return;
      const key = target.closest<HTMLElement>("[data-row]")?.dataset.row ?? "";
      setShown((now) => (typeof now === "object" && now.key === key ? "none" : { key }));
    },
    handleKeyDown(event: TargetedKeyboardEvent<HTMLElement>) {
      if (event.key !== "Enter" || event.target !== event.currentTarget) return;
      setShown((now) => (now === "all" ? "none" : "all"));
    },
  };
}

/** A tap on these does what they are for. */
const controls = "a, button, input, textarea, label, .card";

/** Who selects text in a bubble ends with a click on it. A shadow tree hides its ranges, but not the text. */
const isTextSelected = () => `${document.getSelection()}` !== "";
