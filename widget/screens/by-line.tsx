import type { JSX } from "preact";
import type { Author } from "../../protocol/conversation.ts";
import { clockStamp } from "../../ui/times.ts";
import { useWidgetContext } from "../context.ts";
import type { ByLineProps } from "../part-props.ts";
import { firstLetter } from "./mark.tsx";

/** At the end of a person's run: who it was, and when. */
export function ByLine({ name, at }: ByLineProps): JSX.Element {
  return (
    <p class="by-line">
      <span class="disc person" aria-hidden="true">
        {firstLetter(name)}
      </span>
      <time dateTime={at}>{clockStamp(at)}</time>
    </p>
  );
}

/** Who speaks is seen from the header, the notices and the mark; a screen reader says it at each change. */
export function AuthorName({ author }: { readonly author: Author }): JSX.Element {
  const { t } = useWidgetContext();
  const isAgent = author.kind === "agent";
  return (
    <span class="hidden">{isAgent ? `${author.name} ${t("chat.person")}` : t("chat.bot")}</span>
  );
}
