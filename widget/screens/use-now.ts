import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

/** In milliseconds: what is shown counts in minutes. */
const stepMs = 30_000;

/** The time, epoch milliseconds, often enough for minutes. */
export function useNow(): number {
  const now = useSignal(Date.now());
  useEffect(() => {
    const timer = setInterval(() => {
      now.value = Date.now();
    }, stepMs);
    return () => clearInterval(timer);
  }, []);
  return now.value;
}
