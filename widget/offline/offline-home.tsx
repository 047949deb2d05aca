import type { ComponentChildren, JSX } from "preact";
import { emergencyIcon } from "../../ui/first-icons.ts";
import { Icon, Strokes } from "../../ui/icons.tsx";
import { dayStamp } from "../../ui/times.ts";
import { useWidgetContext } from "../context.ts";
import type { Link } from "../models/faq.ts";
import { Contacts } from "../screens/contacts.tsx";
import { EarlierRows } from "../screens/earlier-rows.tsx";
import { Header } from "../screens/header.tsx";
import { chatIcon, clockIcon } from "../screens/home-icons.ts";
import { OngoingConversation } from "../screens/ongoing.tsx";
import { ArticleRows } from "../screens/rows.tsx";
import { WalletTitle } from "../screens/wallet-title.tsx";
import { KeptSearch } from "./kept-search.tsx";
import { recentArticles } from "./recent-articles.ts";
import { useOfflineTexts } from "./texts.ts";

/** Home without a network: what this device keeps can be searched and read, and it says of when it is. */
export function OfflineHome(): JSX.Element | null {
  const { support, t, locale } = useWidgetContext();
  const say = useOfflineTexts();
  const kept = support.faq.kept.value;
  if (!kept) return null;
  const recent = recentArticles(support.localStore).flatMap(
    (id) => kept.articles.find((one) => one.id === id) ?? [],
  );
  const at = dayStamp(kept.at, new Date(), locale);
  const leave = (text: string) => {
    support.chat.send(text);
    support.navigation.go({ name: "chat" });
  };
  return (
    <div class="screen home kept-home">
      <Header>
        <WalletTitle />
      </Header>
      <div class="scroll">
        <h1 class="greeting">{say("title")}</h1>
        <p class="lead">{say("lead", { count: kept.articles.length })}</p>
        <KeptSearch onLeave={leave} always={<EmergencyLink />}>
          <Unsent />
          <Section title={say("recent")} note={say("at", { at })} articles={recent} />
          <Section
            title={t("home.frequent")}
            note={recent.length > 0 ? undefined : say("at", { at })}
            articles={kept.catalogue.frequent}
          />
          <Categories />
          <EarlierRows />
          <Contacts
            onAskForAgent={() => {
              support.navigation.go({ name: "chat" });
              void support.chat.requestAgent();
            }}
          />
        </KeptSearch>
      </div>
    </div>
  );
}

/** The steps are on the device, and a telephone needs no network of ours. */
function EmergencyLink(): JSX.Element {
  const { support, t } = useWidgetContext();
  const say = useOfflineTexts();
  const title = t("home.emergency");
  return (
    <Row
      kind="emergency"
      icon={emergencyIcon}
      title={title}
      note={say("emergencyLead")}
      onPick={() => support.navigation.go({ name: "emergency" })}
    />
  );
}

/** What waits to be sent, else the conversation that goes on; where there is none, the way to say something. */
function Unsent(): JSX.Element {
  const { support, t } = useWidgetContext();
  const say = useOfflineTexts();
  const last = support.chat.pending.value.at(-1);
  const view = support.chat.view.value;
  if (!last && view && view.status !== "resolved")
    return (
      <section>
        <h2 class="section-title">{t("home.going")}</h2>
        <div class="rows">
          <OngoingConversation view={view} />
        </div>
      </section>
    );
  return (
    <section>
      <h2 class="section-title">{say(last ? "unsent" : "leave")}</h2>
      <Row
        kind="going"
        icon={last ? clockIcon : chatIcon}
        title={last ? last.text : say("write")}
        note={say("later")}
        onPick={() => support.navigation.go({ name: "chat" })}
      />
    </section>
  );
}

function Row(props: {
  readonly kind: "emergency" | "going";
  /** A path. */
  readonly icon: string;
  readonly title: string;
  readonly note: string;
  readonly onPick: () => void;
}): JSX.Element {
  return (
    <button type="button" class={`row-button ${props.kind}`} onClick={props.onPick}>
      <Strokes paths={[props.icon]} />
      <span>
        <b class={props.kind === "going" ? "one-line" : undefined}>{props.title}</b>
        <small>{props.note}</small>
      </span>
      <Icon name="next" />
    </button>
  );
}

interface SectionProps {
  readonly title: string;
  readonly note: ComponentChildren;
  readonly articles: readonly Link[];
}

function Section({ title, note, articles }: SectionProps): JSX.Element | null {
  const { navigation } = useWidgetContext().support;
  if (articles.length === 0) return null;
  return (
    <section>
      <h2 class="section-title offline-title">
        {title} <span>{note}</span>
      </h2>
      <ArticleRows
        articles={articles}
        onPick={({ id, title: named }) => navigation.go({ name: "article", id, title: named })}
      />
    </section>
  );
}

function Categories(): JSX.Element {
  const { support, t } = useWidgetContext();
  const categories = support.faq.kept.value?.catalogue.categories ?? [];
  return (
    <section>
      <h2 class="section-title">{t("home.categories")}</h2>
      <div class="chips">
        {categories.map((category) => (
          <button
            type="button"
            class="chip"
            key={category.id}
            onClick={() => support.navigation.go({ name: "category", category })}
          >
            {category.title}
          </button>
        ))}
      </div>
    </section>
  );
}
