import { useSignal } from "@preact/signals";
import type { ComponentType, JSX } from "preact";
import { useEffect } from "preact/hooks";

/** A part that an open chat does not need: fetched when it is first shown. */
export function lazy<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): (props: Props) => JSX.Element | null {
  return (props) => {
    const part = useSignal<ComponentType<Props> | undefined>(undefined);
    useEffect(() => {
      // Without a network there is nothing to show either; the next visit asks again.
      load()
        .then((loaded) => {
          part.value = loaded;
        })
        .catch(() => {});
    }, []);
    const Part = part.value;
    return Part === undefined ? null : <Part {...props} />;
  };
}
