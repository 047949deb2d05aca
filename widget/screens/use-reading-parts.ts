import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { loadReading } from "./parts.ts";

type ReadingParts = Awaited<ReturnType<typeof loadReading>>;

/** The parts for reading, fetched as soon as they are wanted. Undefined: they are not there. */
export function useReadingParts(
  wanted: boolean,
  { onFailed }: { readonly onFailed?: () => void } = {},
): ReadingParts | undefined {
  const reading = useSignal<ReadingParts | undefined>(undefined);
  useEffect(() => {
    if (wanted)
      loadReading().then(
        (loaded) => {
          reading.value = loaded;
        },
        onFailed ?? (() => undefined),
      );
  }, [wanted]);
  return reading.value;
}
