import { useEffect, useRef } from "preact/hooks";
import { useWidgetContext } from "../context.ts";

/** Calls `retry` when the network or the server comes back, as long as the component is there. */
export function useRetry(retry: () => void): void {
  const { connection } = useWidgetContext().support;
  const online = connection.state.value === "online";
  const wasOnline = useRef(online);
  useEffect(() => {
    if (online && !wasOnline.current) retry();
    wasOnline.current = online;
  }, [online]);
  useEffect(() => {
    addEventListener("online", retry);
    return () => removeEventListener("online", retry);
  });
}
