import type { ComponentChildren, JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { DeskModel } from "../models/desk.ts";
import { openFound } from "../models/open-found.ts";

export interface FoundPlace {
  readonly model: DeskModel;
  /** The place in its list. */
  readonly index: number;
}

/** A click chooses, the next one opens. */
export function SearchRow({
  model,
  index,
  children,
}: FoundPlace & { readonly children: ComponentChildren }): JSX.Element {
  const { search } = model;
  const isChosen = index === search.chosen.value;
  const element = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (isChosen) element.current?.scrollIntoView({ block: "nearest" });
  }, [isChosen]);
  return (
    <button
      ref={element}
      type="button"
      class="search-row"
      aria-current={isChosen}
      onClick={() => (isChosen ? openFound(model) : void search.choose(index))}
    >
      {children}
    </button>
  );
}
