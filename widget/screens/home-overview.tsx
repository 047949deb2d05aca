import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { ArticleId } from "../../protocol/conversation.ts";
import { limits } from "../../protocol/limits.ts";
import { emergencyIcon } from "../../ui/first-icons.ts";
import { Icon, Strokes } from "../../ui/icons.tsx";
import { useWidgetContext } from "../context.ts";
import { hasUnfinishedComplaint } from "../models/kept-complaint.ts";
import { HomeAnnouncement } from "./announcement-bar.tsx";
import { Contacts } from "./contacts.tsx";
import { EarlierRows } from "./earlier-rows.tsx";
import { Failed } from "./failed.tsx";
import { categoryIcon } from "./home-icons.ts";
import { late } from "./lazy.tsx";
import { Ongoing } from "./ongoing.tsx";
import { ArticleRows, SkeletonRows } from "./rows.tsx";

const LazyNews = late("news");

/** What home shows while nothing is being written, the most pressing first. */
export function HomeOverview({
  onAskForAgent,
}: {
  readonly onAskForAgent: () => void;
}): JSX.Element {
  const { support } = useWidgetContext();
  return (
    <>
      <EmergencyRow />
      <HomeAnnouncement />
      <Ongoing />
      {(support.session.value?.features.news ||
        hasUnfinishedComplaint(support.localStore) ||
        support.movedTickets.value.length > 0 ||
        support.answeredIdea.value) && <LazyNews />}
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
      onClick={() => support.navigation.go({ name: "emergency" })}
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
            onClick={() => support.navigation.go({ name: "category", category })}
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
