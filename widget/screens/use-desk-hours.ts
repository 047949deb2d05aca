import { comingTime } from "../../ui/coming-time.ts";
import { useWidgetContext } from "../context.ts";

/** "现在可用", "现在休息，明天 9:00 起": whether people are at the desk now. Undefined where the wallet does not say its hours. */
export function useDeskHours(): string | undefined {
  const { support, t, locale } = useWidgetContext();
  const { opensAt, closesAt, timeZone } = support.contacts.value;
  const now = new Date();
  // A session can be old: what has passed since is not said any more.
  if (closesAt && now < new Date(closesAt)) return t("contact.now");
  if (opensAt && now < new Date(opensAt))
    // A full-width sign brings its own space: “（中国标准时间）起”.
    return t("contact.closed", {
      time: comingTime(opensAt, now, { locale, timeZone }),
    }).replace("） ", "）");
  return opensAt && t("contact.now");
}
