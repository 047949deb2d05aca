import type { SupportContacts } from "../../../protocol/contacts.ts";
import { comingTime } from "../../../ui/coming-time.ts";
import { useWidgetContext } from "../../context.ts";

/** Whom to call in an emergency, as it is now. */
export interface HotlineNow {
  /** Somebody answers it now, as far as anybody knows; undefined: nobody does, or there is none. */
  readonly number?: string | undefined;
  /** Nobody answers the hotline before this: ISO 8601, UTC. */
  readonly opensAt?: string | undefined;
}

/** The number for emergencies is answered day and night. A hotline whose hours nobody has said may be answered. */
export function hotlineNow(
  { hotline, emergencyHotline, opensAt, closesAt }: SupportContacts,
  now: Date,
): HotlineNow {
  if (emergencyHotline) return { number: emergencyHotline };
  if (opensAt && now < new Date(opensAt)) return { opensAt };
  // The session may be as old as yesterday: when it opens next is not known any more.
  if (closesAt && now >= new Date(closesAt)) return {};
  return { number: hotline };
}

/** The same, with the time at which the hotline opens in the reader's words. */
export function useHotlineNow(): { readonly number?: string | undefined; readonly opens?: string } {
  const { support, locale } = useWidgetContext();
  const contacts = support.contacts.value;
  const now = new Date();
  const { number, opensAt } = hotlineNow(contacts, now);
  if (!opensAt) return { number };
  return { opens: comingTime(opensAt, now, { locale, timeZone: contacts.timeZone }) };
}
