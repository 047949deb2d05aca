import { useEffect } from "preact/hooks";
import type { ContentChangeKind } from "../../protocol/gaps.ts";
import type { GapsModel } from "../models/gaps.ts";

const ways: Readonly<Record<string, ContentChangeKind>> = {
  "1": "phrasings",
  "2": "article",
  "3": "out-of-scope",
};

/** J and K for the kinds, 1 to 3 for the ways on, Ctrl Enter for the filled button. A field keeps its letters. */
export function useGapKeys(model: GapsModel): void {
  useEffect(() => {
    const handleKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const { key, ctrlKey, metaKey, altKey, target } = event;
      if (key === "Enter" && (ctrlKey || metaKey)) {
        event.preventDefault();
        void model.proceed();
        return;
      }
      const isField =
        target instanceof HTMLElement &&
        target.closest("input:not([type=checkbox]),textarea,select,dialog");
      if (isField || ctrlKey || metaKey || altKey) return;
      const way = ways[key];
      if (way) model.edit({ way });
      else if (key === "j") model.step(1);
      else if (key === "k") model.step(-1);
    };
    document.addEventListener("keydown", handleKeyDown);
    return () => document.removeEventListener("keydown", handleKeyDown);
  }, [model]);
}
