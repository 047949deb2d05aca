import type { TicketEntry } from "../../protocol/ticket.ts";
import type { TicketText } from "./ticket-texts.ts";

type Titled = Pick<TicketEntry, "kind" | "text" | "by" | "promise" | "decision">;

/** Their words are names, and stand in the title. */
const named: ReadonlySet<Titled["kind"]> = new Set(["merged", "absorbed", "assigned"]);

/** What an entry says beside its title. */
export const entryWords = ({ kind, text }: Titled): string | undefined =>
  named.has(kind) ? undefined : text;

/** Their promise stands in the title. */
export const datedTitles: ReadonlySet<Titled["kind"]> = new Set([
  "resumed",
  "breached",
  "promised",
  "forewarned",
  "absorbed",
]);

interface Words {
  readonly text: TicketText;
  /** A promised time as it is read. */
  readonly time: (at: string) => string;
}

/** What an entry of the timeline is called. */
export function entryTitle(entry: Titled, { text, time: shown }: Words): string {
  const { kind, promise, text: said, decision } = entry;
  const by = entry.by ?? "";
  const time = promise ? shown(promise.at) : "";
  switch (kind) {
    case "filed":
      return by === "" ? text("filed") : text("filedFor", { by });
    case "assigned":
      return said === undefined ? text("assigned", { by }) : text("assignedTeam", { by: said });
    case "accepted":
    case "asked":
    case "replied":
      return text(kind, { by });
    case "resumed":
    case "breached":
    case "promised":
    case "forewarned":
      return text(kind, { time });
    case "decided":
      return text("decided", { kind: text(`kind.${decision?.kind ?? "explanation"}`) });
    case "merged":
      return text("merged", { number: said ?? "" });
    case "absorbed":
      return text(promise ? "absorbedBy" : "absorbed", { number: said ?? "", time });
    case "added":
    case "escalated":
    case "withdrawn":
    case "review-withdrawn":
    case "closed":
    case "asked-again":
    case "lapsed":
    case "followed-up":
    case "confirmed":
    case "reopened":
    case "frozen":
    case "partly-frozen":
    case "not-frozen":
    case "ticked":
    case "unticked":
      return text(kind);
    case "noted":
    case "proposed":
    case "approved":
    case "declined":
    case "linked":
    case "alerted":
    case "classified":
    case "reminded":
    case "task":
    case "task-answered":
    case "task-ended":
    case "signed-in":
    case "file-expired":
    case "file-removed":
      // Agents' own; the server sends none of these.
      return "";
    case "redacted":
      // In a receipt only.
      return text("tombstone");
  }
}
