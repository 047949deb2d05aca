import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

/** Parts that are fetched as soon as they are wanted. Undefined: they are not there. */
export function useParts<Parts>(
  load: () => Promise<Parts>,
  wanted: boolean,
  onFailed = () => {},
): Parts | undefined {
  const parts = useSignal<Parts | undefined>(undefined);
  useEffect(() => {
    if (wanted)
      load().then((loaded) => {
        parts.value = loaded;
      }, onFailed);
  }, [wanted]);
  return parts.value;
}
