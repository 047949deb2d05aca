import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { PanelProps } from "./panel.tsx";

/** The text of the field once more, over it, with the found words underlined: a field itself cannot mark a word. */
export function Marks({ stop: { text, found } }: PanelProps): JSX.Element {
  const layer = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const field = layer.current?.parentElement?.querySelector("textarea");
    if (!field) return;
    const follow = () => {
      if (layer.current) layer.current.scrollTop = field.scrollTop;
    };
    follow();
    field.addEventListener("scroll", follow);
    return () => field.removeEventListener("scroll", follow);
  }, []);
  let at = 0;
  const pieces = found.flatMap(({ start, end }) => {
    const before = text.slice(at, start);
    at = end;
    return [before, <u key={start}>{text.slice(start, end)}</u>];
  });
  return (
    <div class="marks" aria-hidden="true" ref={layer}>
      {pieces}
      {text.slice(at)}
    </div>
  );
}
