import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { Icon } from "../../../ui/icons.tsx";
import { useWidgetContext } from "../../context.ts";
import { unfinishedIn } from "../tickets/complaint-draft.ts";
import { useTicketTexts } from "../tickets/texts.ts";
import { useRating } from "./rating.ts";
import { CommentField, Scores } from "./rating-fields.tsx";
import { RatingForm } from "./rating-form.tsx";
import css from "./survey.css?inline";
import { useSurveyTexts } from "./survey-texts.ts";
import { whichNews } from "./which-news.ts";

/** On home: what waits for the customer, and the complaint that they have not filed yet. */
function NewsCard(): JSX.Element {
  const { support } = useWidgetContext();
  const t = useSurveyTexts();
  const text = useTicketTexts();
  const { session, movedTickets, tickets, answeredIdea, navigation, localStore } = support;
  const { followUp, periodic } = session.value?.features.news ?? {};
  const draft = unfinishedIn(localStore);
  const news = whichNews({
    followUp,
    moved: movedTickets.value,
    urgent: tickets.value?.urgent?.number,
    answeredIdea: answeredIdea.value,
  });
  const openTicket = (number: string) => () => navigation.go({ name: "ticket", number });
  return (
    <>
      {draft !== undefined && (
        <NewsRow
          title={text("draft.title")}
          lead={text("draft.lead", { title: draft })}
          onOpen={() => navigation.go({ name: "complaint" })}
        />
      )}
      {news === undefined ? (
        periodic && draft === undefined && <PeriodicQuestion />
      ) : news.kind === "idea" ? (
        <NewsRow
          title={t("news.idea")}
          lead={t("news.ideaLead")}
          onOpen={() => navigation.go({ name: "ideas" })}
        />
      ) : (
        <NewsRow
          title={t(`news.${news.kind}`)}
          lead={news.number}
          onOpen={openTicket(news.number)}
        />
      )}
    </>
  );
}

interface NewsRowProps {
  readonly title: string;
  readonly lead: string;
  readonly onOpen: () => void;
}

const NewsRow = ({ title, lead, onOpen }: NewsRowProps): JSX.Element => (
  <div class="rows news">
    <button type="button" class="row-button" onClick={onOpen}>
      <span>
        <b>{title}</b>
        <small>{lead}</small>
      </span>
      <Icon name="next" />
    </button>
  </div>
);

/** Asked once: whoever goes on to something else is left alone. */
function PeriodicQuestion(): JSX.Element | null {
  const { connection } = useWidgetContext().support;
  const t = useSurveyTexts();
  const rating = useRating();
  const state = useSignal<"unknown" | "asked" | "answered" | "declined">("unknown");
  useEffect(() => {
    connection.call("survey:periodic", {}).then(
      ({ due }) => {
        state.value = due ? "asked" : "declined";
      },
      // Another time.
      () => undefined,
    );
  }, []);
  if (state.value === "unknown" || state.value === "declined") return null;
  if (state.value === "answered") {
    return (
      <p class="notice" role="status">
        {t("survey.thanks")}
      </p>
    );
  }
  const scored = rating.score.value !== undefined;
  return (
    <RatingForm
      rating={rating}
      title={t("survey.periodic")}
      ready={scored}
      foot={
        <button
          type="button"
          class="quiet wide"
          onClick={() => {
            state.value = "declined";
          }}
        >
          {t("survey.decline")}
        </button>
      }
      onSend={async ({ score, reasons, comment }) => {
        if (score === undefined) return;
        await connection.call("survey:answer-periodic", { score, reasons, comment });
        state.value = "answered";
      }}
    >
      <Scores rating={rating} title={t("survey.periodic")} />
      {scored && <CommentField comment={rating.comment} label={t("survey.comment")} />}
    </RatingForm>
  );
}

export const news = { Component: NewsCard, css };
