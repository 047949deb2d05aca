import type { JSX } from "preact";
import type { AgentConversation } from "../../protocol/desk.ts";
import { useTranslation } from "./translation.ts";

/** What is known besides, under the log. The wallet is asked nothing for a search: that is for who answers the customer. */
export function SearchFacts({ view }: { readonly view: AgentConversation }): JSX.Element | null {
  const { t } = useTranslation();
  const facts = [
    [t("search.fact.phone"), view.customer.phoneMasked],
    [t("search.fact.summary"), view.summary],
    [t("search.tag"), view.tags.join("、") || undefined],
  ] as const;
  const known = facts.filter(([, value]) => value !== undefined);
  if (known.length === 0) return null;
  return (
    <dl class="search-facts">
      {known.map(([name, value]) => (
        <div key={name}>
          <dt class="muted">{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
