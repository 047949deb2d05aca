import type { ComponentChildren, JSX } from "preact";
import { RichText } from "../../ui/rich-text.tsx";
import { calledBy } from "../models/customer-name.ts";
import { mayOpenArticles } from "../models/open-found.ts";
import { shortTopic } from "../models/short-topic.ts";
import type { DeskProps } from "./desk-props.ts";
import { Keys } from "./key-hint.tsx";
import { PreviewLog } from "./preview-log.tsx";
import { SearchFacts } from "./search-facts.tsx";
import { useTopicTitles, useTranslation } from "./translation.ts";
import { VerifiedMark } from "./verified-mark.tsx";

interface SearchPreviewProps extends Pick<DeskProps, "model"> {
  readonly onOpen: () => void;
}

/** What is chosen, in its place: the conversation around what was found, or the article. */
export function SearchPreviewPane({ model, onOpen }: SearchPreviewProps): JSX.Element {
  const { t } = useTranslation();
  const titleOf = useTopicTitles();
  const { search } = model;
  const { conversation, article, hits, hit } = search.preview;
  const view = conversation.value;
  const read = article.value;
  const isTicket = search.kind.value === "tickets";
  const ticket = isTicket ? search.results.value?.tickets[search.chosen.value] : undefined;
  return (
    <section class="search-preview" aria-label={t("search.preview")}>
      {view && (
        <>
          <Head onOpen={onOpen} hits={<Hits model={model} />}>
            <h2 class="cut">{calledBy(view.customer, t)}</h2>
            <VerifiedMark verified={view.customer.verified} />
            <span class="muted cut">
              {view.topic === undefined ? "" : shortTopic(titleOf(view.topic))}
            </span>
          </Head>
          <PreviewLog view={view} query={search.text.value} hit={hits.value[hit.value]} />
          <SearchFacts view={view} />
        </>
      )}
      {ticket && (
        <>
          <Head onOpen={onOpen}>
            <h2>{ticket.number}</h2>
            <span class="muted cut">{ticket.topic}</span>
          </Head>
          <p class="search-article-text">{ticket.words}</p>
        </>
      )}
      {read && (
        <>
          <Head onOpen={mayOpenArticles(model) ? onOpen : undefined}>
            <h2 class="cut">{read.title}</h2>
          </Head>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
          <section class="search-article-text" tabIndex={0} aria-label={read.title}>
            <RichText blocks={read.blocks} />
          </section>
        </>
      )}
    </section>
  );
}

interface PreviewHeadProps {
  readonly onOpen: (() => void) | undefined;
  readonly hits?: ComponentChildren;
  readonly children: ComponentChildren;
}

function Head({ onOpen, hits, children }: PreviewHeadProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <header class="search-preview-head">
      {children}
      <span class="search-preview-end">
        {hits}
        {onOpen && (
          <button type="button" class="secondary" onClick={onOpen}>
            {t("search.open")} <Keys label="Enter" />
          </button>
        )}
      </span>
    </header>
  );
}

/** Of a long conversation only a part is loaded: then the count says so. */
function Hits({ model }: Pick<DeskProps, "model">): JSX.Element | null {
  const { t } = useTranslation();
  const { isWhole, hits, hit, moveHit } = model.search.preview;
  const count = hits.value.length;
  if (count === 0) return null;
  return (
    <button
      type="button"
      class="tool"
      aria-keyshortcuts="N"
      title={t("search.nextHit")}
      onClick={() => moveHit(1)}
    >
      {t(isWhole.value ? "search.hit" : "search.hitHere", { at: hit.value + 1, count })}{" "}
      <Keys label="N" />
    </button>
  );
}
