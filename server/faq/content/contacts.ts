import type { SupportContacts } from "../../../protocol/contacts.ts";
import type { Locale } from "../../../protocol/conversation.ts";
import type { Library } from "./library.ts";

/** How to reach support, as wallet.yml says it. */
export const walletContacts = ({ walletText }: Library, locale: Locale): SupportContacts => ({
  hotline: walletText("hotline", locale),
  emergencyHotline: walletText("emergencyHotline", locale) || undefined,
  email: walletText("email", locale),
  serviceHours: walletText("serviceHours", locale),
  privacyNotice: walletText("privacyNotice", locale) || undefined,
  privacyUrl: secureUrl(walletText("privacyUrl", locale)),
});

/** What an editor has mistyped is no link. */
const secureUrl = (text: string) =>
  text.startsWith("https://") && URL.canParse(text) ? text : undefined;
