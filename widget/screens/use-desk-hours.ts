import { comingTime } from "../../ui/coming-time.ts";
import { useWidgetContext } from "../context.ts";

/** "现在可用", "现在休息，明天 9:00 起", as the wallet's hours say it. Undefined where it does not say them. */
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

/** Whether an agent can come now, as the server knows it: somebody is on duty, and how long one waits, or nobody, and from when on. Undefined without network. */
export function useAgentsNow(): string | undefined {
  const { support, t } = useWidgetContext();
  const hours = useDeskHours();
  if (support.connection.state.value !== "online") return undefined;
  const seconds = support.expectedWait.value;
  if (support.staffed.value)
    return seconds ? t("contact.wait", { count: Math.ceil(seconds / 60) }) : t("contact.now");
  return hours && hours !== t("contact.now") ? hours : t("queue.away");
}
