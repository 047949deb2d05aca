import type { JSX } from "preact";
import type { ArticleId } from "../../protocol/conversation.ts";
import { limits } from "../../protocol/limits.ts";
import { Composer } from "../../ui/composer.tsx";
import { Icon } from "../../ui/icons.tsx";
import { useWidgetContext } from "../context.ts";
import { Contacts } from "./contacts.tsx";
import { EarlierRows } from "./earlier-rows.tsx";
import { Header } from "./header.tsx";
import { OfflineBar } from "./offline-bar.tsx";
import { ArticleRows, SkeletonRows } from "./rows.tsx";

export function HomeScreen(): JSX.Element {
  const { support, t, close } = useWidgetContext();
  const name = support.session.value?.customer.name;
  const { chat, faq, navigation } = support;
  const { suggestions } = faq;
  const ask = (text: string) => {
    chat.send(text);
    navigation.go({ name: "chat" });
  };
  return (
    <div class="screen">
      {close ? <Header /> : <OfflineBar />}
      <div class="scroll home">
        <h1 class="greeting">{name ? t("home.greetingName", { name }) : t("home.greeting")}</h1>
        <p class="lead">{t("home.lead")}</p>
        <div class="ask">
          <Composer draft={chat.draft} placeholder={t("home.ask")} t={t} onSend={ask} />
        </div>
        {suggestions.value.length > 0 ? <HomeSuggestions /> : <HomeOverview />}
      </div>
    </div>
  );
}

function useOpenArticle() {
  const { navigation } = useWidgetContext().support;
  return ({ id, title }: { readonly id: ArticleId; readonly title: string }) =>
    navigation.go({ name: "article", id, title });
}

function HomeSuggestions(): JSX.Element {
  const { support, t } = useWidgetContext();
  return (
    <section>
      <h2 class="section-title">{t("home.suggestions")}</h2>
      <ArticleRows articles={support.faq.suggestions.value} onPick={useOpenArticle()} />
    </section>
  );
}

function HomeOverview(): JSX.Element {
  const { support, t } = useWidgetContext();
  return (
    <>
      <OngoingConversation />
      <FrequentQuestions />
      <button
        type="button"
        class="card-row emergency"
        onClick={() => {
          support.chat.send(t("home.emergencyMessage"));
          support.navigation.go({ name: "chat" });
        }}
      >
        <Icon name="alert" />
        <span>
          {t("home.emergency")}
          <small>{t("home.emergencyLead")}</small>
        </span>
        <Icon name="next" />
      </button>
      <Categories />
      <EarlierRows />
      <Contacts />
    </>
  );
}

/** The conversation that is going on. */
function OngoingConversation(): JSX.Element | null {
  const { support, t } = useWidgetContext();
  const { chat, navigation } = support;
  const view = chat.view.value;
  if (view === null || view.status === "resolved") return null;
  const title =
    view.status === "queued"
      ? t("home.continueQueued")
      : view.agent
        ? t("home.continueAgent", { name: view.agent.name })
        : t("home.continue");
  const last = view.messages.findLast(({ body }) => "text" in body || "title" in body)?.body;
  const text = last && ("text" in last ? last.text : "title" in last ? last.title : "");
  return (
    <button type="button" class="card-row going" onClick={() => navigation.go({ name: "chat" })}>
      <Icon name="chat" />
      <span>
        {title}
        <small class="one-line">{text}</small>
      </span>
      {chat.unread.value > 0 ? <b class="count">{chat.unread.value}</b> : <Icon name="next" />}
    </button>
  );
}

function FrequentQuestions(): JSX.Element {
  const { support, t } = useWidgetContext();
  const { catalogue, load } = support.faq;
  const openArticle = useOpenArticle();
  const known = catalogue.value;
  const fromSession = support.session.value?.features.frequent ?? [];
  const frequent =
    known && known !== "failed"
      ? known.frequent
      : fromSession.map(({ articleId, title }) => ({ id: articleId, title }));
  return (
    <section>
      <h2 class="section-title">{t("home.frequent")}</h2>
      {frequent.length > 0 ? (
        <ArticleRows articles={frequent.slice(0, limits.frequent)} onPick={openArticle} />
      ) : known === undefined ? (
        <SkeletonRows count={limits.frequent} />
      ) : (
        <p class="failed-part" role="status">
          {t("home.failed")}
          <button type="button" class="quiet" onClick={() => void load()}>
            {t("panel.retry")}
          </button>
        </p>
      )}
    </section>
  );
}

function Categories(): JSX.Element | null {
  const { support, t } = useWidgetContext();
  const known = support.faq.catalogue.value;
  if (known === undefined || known === "failed") return null;
  return (
    <section>
      <h2 class="section-title">{t("home.categories")}</h2>
      <div class="chips">
        {known.categories.map((category) => (
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
