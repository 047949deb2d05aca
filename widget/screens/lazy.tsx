import { useSignal } from "@preact/signals";
import type { ComponentType, JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { adoptStyles } from "../../ui/theme.ts";

interface LazyPart<Props> {
  readonly Component: ComponentType<Props>;
  readonly css: string;
}

/** A component that an open chat does not need. It is fetched, with its style, when it is first shown. */
export function lazy<Name extends string, Props extends object>(
  load: () => Promise<Readonly<Record<Name, LazyPart<Props>>>>,
  name: Name,
): (props: Props) => JSX.Element {
  return (props) => {
    const loaded = useSignal<LazyPart<Props> | undefined>(undefined);
    const place = useRef<HTMLElement>(null);
    useEffect(() => {
      load()
        .then(({ [name]: part }) => {
          const root = place.current?.getRootNode();
          if (root instanceof ShadowRoot) adoptStyles(root, part.css);
          loaded.value = part;
        })
        // Without a network there is nothing to show. It is fetched again the next time.
        .catch(() => {});
    }, []);
    const part = loaded.value;
    return part === undefined ? <i ref={place} /> : <part.Component {...props} />;
  };
}
