import { useSignal } from "@preact/signals";
import type { ComponentChildren, JSX } from "preact";
import { useEffect } from "preact/hooks";
import { Icon } from "../../ui/icons.tsx";
import { useWidgetContext } from "../context.ts";
import type { Link } from "../models/faq.ts";
import { Highlighted } from "../screens/highlighted.tsx";
import { ArticleRows } from "../screens/rows.tsx";
import { SearchField } from "../screens/search-field.tsx";
import { useOfflineTexts } from "./texts.ts";

/** So long nothing was typed, in milliseconds. */
const searchAfterMs = 150;

interface KeptSearchProps {
  /** What is asked is to be sent as soon as there is a network. */
  readonly onLeave: (text: string) => void;
  /** Below the field, whatever is asked. */
  readonly always: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A field that searches on the device. While nothing is asked, the rest of the screen is below it. */
export function KeptSearch({ onLeave, always, children }: KeptSearchProps): JSX.Element {
  const { support } = useWidgetContext();
  const say = useOfflineTexts();
  const text = useSignal("");
  const found = useSignal<readonly Link[] | undefined>(undefined);
  const asked = text.value.trim();
  useEffect(() => {
    if (asked === "") {
      found.value = undefined;
      return;
    }
    const search = async () => {
      const articles = await support.faq.searchKept(asked).catch(() => []);
      if (text.peek().trim() === asked) found.value = articles;
    };
    const timer = setTimeout(() => void search(), searchAfterMs);
    return () => clearTimeout(timer);
  }, [asked]);
  return (
    <>
      <div class="ask kept-search">
        <SearchField
          label={say("search")}
          words={text}
          // As in the field of home: what was written is said, and not lost.
          onEnter={() => asked !== "" && onLeave(asked)}
        />
      </div>
      {always}
      {found.value ? (
        <>
          <Found articles={found.value} question={asked} />
          <div class="rows">
            <button type="button" class="row-button" onClick={() => onLeave(asked)}>
              <Icon name="send" />
              <span>
                <b class="link">{say("leaveThis")}</b> {asked}
                <small>{say("later")}</small>
              </span>
            </button>
          </div>
        </>
      ) : (
        children
      )}
    </>
  );
}

interface FoundProps {
  readonly articles: readonly Link[];
  readonly question: string;
}

function Found({ articles, question }: FoundProps): JSX.Element {
  const { support } = useWidgetContext();
  const say = useOfflineTexts();
  return (
    <section aria-live="polite">
      <h2 class="section-title">{say(articles.length > 0 ? "found" : "nothing")}</h2>
      {articles.length > 0 && (
        <ArticleRows
          articles={articles}
          drawTitle={(title) => <Highlighted title={title} question={question} />}
          onPick={({ id, title }) => support.navigation.go({ name: "article", id, title })}
        />
      )}
    </section>
  );
}
