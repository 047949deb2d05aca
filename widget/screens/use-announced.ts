import { useEffect } from "preact/hooks";
import { useWidgetContext } from "../context.ts";
import type { Announcer } from "../models/announcer.ts";

/** A screen reader says it when it comes, and nothing once it has gone. */
export function useAnnounced(
  subject: Parameters<Announcer["say"]>[0],
  text: string | undefined,
): void {
  const { announcer } = useWidgetContext().support;
  useEffect(() => {
    if (text) announcer.say(subject, text);
    else announcer.end(subject);
  }, [text]);
}
