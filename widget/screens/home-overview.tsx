import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { ArticleId } from "../../protocol/conversation.ts";
import { limits } from "../../protocol/limits.ts";
import { Icon, Strokes } from "../../ui/icons.tsx";
import { clockTime } from "../../ui/times.ts";
import { useWidgetContext } from "../context.ts";
import { Contacts } from "./contacts.tsx";
import { EarlierRows } from "./earlier-rows.tsx";
import { Failed } from "./failed.tsx";
import { categoryIcon, emergencyIcon } from "./home-icons.ts";
import { firstLetter, Mark } from "./mark.tsx";
import { ArticleRows, SkeletonRows } from "./rows.tsx";

/** What home shows while nothing is being written, the most pressing first. */
export function HomeOverview({
  onAskForAgent,
}: {
  readonly onAskForAgent: () => void;
}): JSX.Element {
  return (
    <>
      <EmergencyRow />
      <OngoingConversation />
      <FrequentQuestions />
      <Categories />
      <EarlierRows />
      <Contacts onAskForAgent={onAskForAgent} />
    </>
  );
}

function EmergencyRow(): JSX.Element {
  const { support, t } = useWidgetContext();
  return (
    <button
      type="button"
      class="row-button emergency"
      onClick={() => {
        support.chat.send(t("home.emergencyMessage"));
        support.navigation.go({ name: "chat" });
      }}
    >
      <Strokes paths={[emergencyIcon]} />
      <span>
        <b>{t("home.emergency")}</b>
        <small>{t("home.emergencyLead")}</small>
      </span>
      <Icon name="next" />
    </button>
  );
}

/** The conversation that is going on: with whom, the last words, and when they were said. */
function OngoingConversation(): JSX.Element | null {
  const { support, t } = useWidgetContext();
  const { chat, navigation } = support;
  const view = chat.view.value;
  if (view === null || view.status === "resolved") return null;
  const { agent, status, messages } = view;
  const last = messages.findLast(({ body }) => "text" in body || "title" in body);
  const body = last?.body;
  const text = body && ("text" in body ? body.text : "title" in body ? body.title : "");
  return (
    <section>
      <h2 class="section-title">{t("home.going")}</h2>
      <div class="rows">
        <button
          type="button"
          class="row-button going"
          onClick={() => navigation.go({ name: "chat" })}
        >
          {agent ? <span class="disc person here">{firstLetter(agent.name)}</span> : <Mark />}
          <span>
            <span class="going-line">
              <b>{agent?.name ?? t(status === "queued" ? "queue.title" : "chat.bot")}</b>
              {agent && <small>{t("chat.person")}</small>}
              {last && (
                <time dateTime={last.at}>{clockTime(new Date(last.at)).padStart(5, "0")}</time>
              )}
            </span>
            <span class="going-line">
              <span class="one-line">{text}</span>
              {chat.unread.value > 0 && <i class="dot" role="img" aria-label={t("home.unread")} />}
            </span>
          </span>
        </button>
      </div>
    </section>
  );
}

function FrequentQuestions(): JSX.Element {
  const { support, t } = useWidgetContext();
  const { catalogue, load } = support.faq;
  const { navigation } = support;
  const known = catalogue.value;
  const fromSession = support.session.value?.features.frequent ?? [];
  const frequent =
    known && known !== "failed"
      ? known.frequent
      : fromSession.map(({ articleId, title }) => ({ id: articleId, title }));
  const open = ({ id, title }: { readonly id: ArticleId; readonly title: string }) =>
    navigation.go({ name: "article", id, title });
  return (
    <section>
      <h2 class="section-title">{t("home.frequent")}</h2>
      {frequent.length > 0 ? (
        <ArticleRows articles={frequent.slice(0, limits.frequent)} onPick={open} />
      ) : known === undefined ? (
        <SkeletonRows count={limits.frequent} />
      ) : (
        <div class="rows">
          <Failed title={t("home.failed")} onRetry={() => void load()}>
            {t("home.failedLead")}
          </Failed>
        </div>
      )}
    </section>
  );
}

/** So many categories stand on home before 更多 is tapped. */
const fewest = 6;

function Categories(): JSX.Element | null {
  const { support, t } = useWidgetContext();
  const all = useSignal(false);
  const known = support.faq.catalogue.value;
  if (known === undefined || known === "failed") return null;
  const { categories } = known;
  const shown = all.value ? categories : categories.slice(0, fewest);
  return (
    <section>
      <div class="section-head">
        <h2 class="section-title">{t("home.categories")}</h2>
        {shown.length < categories.length && (
          <button
            type="button"
            class="more"
            onClick={() => {
              all.value = true;
            }}
          >
            {t("home.allCategories", { count: categories.length })}
            <Icon name="next" />
          </button>
        )}
      </div>
      <div class="tiles">
        {shown.map((category) => (
          <button
            type="button"
            class="tile"
            key={category.id}
            onClick={() =>
              support.navigation.go({ name: "category", category, heading: category.title })
            }
          >
            <span class="tile-icon">
              <Strokes paths={[categoryIcon(category.id)]} />
            </span>
            {category.title}
          </button>
        ))}
      </div>
    </section>
  );
}
