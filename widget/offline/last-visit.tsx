import type { JSX } from "preact";
import { dayStamp } from "../../ui/times.ts";
import { useWidgetContext } from "../context.ts";
import { useOfflineTexts } from "./texts.ts";

/** Says that what stands below is from this device, and of when. */
export function LastVisit({ at }: { readonly at: string | undefined }): JSX.Element | null {
  const { locale } = useWidgetContext();
  const say = useOfflineTexts();
  if (!at) return null;
  return <p class="last-visit">{say("kept", { at: dayStamp(at, new Date(), locale) })}</p>;
}
