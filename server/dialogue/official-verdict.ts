import type { Locale } from "../../protocol/conversation.ts";
import type { Knowledge } from "./knowledge.ts";
import { type Move, type SayMove, say } from "./moves.ts";

/** The wallet's own list decides, and nothing else. An account's name can be had elsewhere: the list is shown beside it. */
export function officialVerdict(
  { contacts, isCaller }: Extract<Move, { kind: "official" }>,
  knowledge: Knowledge,
  locale: Locale,
): SayMove {
  if (contacts.length === 0) return say("official.which", "plain");
  const { ours, list, accounts } = knowledge.officialContacts(contacts);
  if (accounts !== "" && contacts.every(({ kind }) => kind === "app"))
    return say("official.account", "plain", accounts);
  if (ours.length === 0) return say("official.no", "offers-agent", list);
  if (ours.some(({ kind }) => kind === "account"))
    return say("official.account", "plain", accounts);
  const values = ours.map(({ value }) => value).join(locale === "en" ? ", " : "、");
  if (ours.length < contacts.length) return say("official.some", "offers-agent", values);
  // What a telephone shows of a caller can be forged.
  const verdict = isCaller && ours.every(({ kind }) => kind === "phone") ? "called" : "yes";
  return say(`official.${verdict}`, "plain", values);
}
