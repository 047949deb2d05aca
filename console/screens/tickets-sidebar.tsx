import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { TicketOverview, TicketView } from "../../protocol/agent-ticket.ts";
import { Icon } from "../../ui/icons.tsx";
import type { DeskModel } from "../models/desk.ts";
import type { TicketsModel } from "../models/tickets.ts";
import { ConsoleIcon } from "./console-icon.tsx";
import { useTranslation } from "./translation.ts";
import "./tickets-sidebar.css";

const groups = [
  { title: undefined, views: ["mine", "due", "late", "open"] },
  { title: "tickets.flow", views: ["new", "tasks", "waiting", "approval", "reviewing", "closed"] },
] as const satisfies readonly {
  readonly title: "tickets.flow" | undefined;
  readonly views: readonly TicketView[];
}[];

/** The lists with how many there are in each: by what is promised, by state, by team, and those that agents have kept. */
export function TicketsSidebar({ model }: { readonly model: DeskModel }): JSX.Element {
  const { t } = useTranslation();
  const { tickets } = model;
  const overview = tickets.overview.value;
  const { view, savedId, team } = tickets.list.value;
  const isPlain = savedId === undefined && team === undefined;
  return (
    <nav class="tickets-lists" aria-label={t("tickets.label")}>
      <header class="tickets-lists-head">
        <h2>{t("tickets.title")}</h2>
        <button
          type="button"
          class="icon-button"
          title={t("tickets.new")}
          aria-label={t("tickets.new")}
          onClick={() => model.screen.openDialog("new-ticket")}
        >
          <ConsoleIcon name="plus" />
        </button>
      </header>
      <div class="tickets-lists-scroll">
        {groups.map(({ title, views }) => (
          <section key={title ?? "promise"}>
            {title && <h3 class="muted">{t(title)}</h3>}
            {views.map((one) => (
              <ListButton
                key={one}
                name={t(`tickets.view.${one}`)}
                count={one === "closed" ? undefined : overview?.counts[one]}
                tone={one === "late" ? "problem" : one === "due" ? "near" : undefined}
                isShown={isPlain && view === one}
                onClick={() => tickets.show({ view: one, filter: {} })}
              />
            ))}
          </section>
        ))}
        {overview && <Teams tickets={tickets} overview={overview} />}
        <Saved tickets={tickets} overview={overview} />
      </div>
    </nav>
  );
}

function Teams({
  tickets,
  overview,
}: {
  readonly tickets: TicketsModel;
  readonly overview: TicketOverview;
}): JSX.Element | null {
  const { t } = useTranslation();
  if (overview.tasks.length === 0) return null;
  return (
    <section>
      <h3 class="muted">{t("ticket.tasks")}</h3>
      {overview.tasks.map(({ team, count }) => (
        <ListButton
          key={team}
          name={team}
          count={count}
          isShown={tickets.list.value.team === team}
          onClick={() => tickets.show({ view: "tasks", filter: {}, team })}
        />
      ))}
    </section>
  );
}

function Saved({
  tickets,
  overview,
}: {
  readonly tickets: TicketsModel;
  readonly overview: TicketOverview | null;
}): JSX.Element {
  const { t } = useTranslation();
  const name = useSignal("");
  const isShared = useSignal(false);
  const { savedId, filter, team } = tickets.list.value;
  const isNew = savedId === undefined && team === undefined && Object.keys(filter).length > 0;
  return (
    <section>
      <h3 class="muted">{t("tickets.saved")}</h3>
      {overview?.saved.map((saved) => (
        <div key={saved.id} class="tickets-saved">
          <ListButton
            name={saved.name}
            count={saved.count}
            isShown={savedId === saved.id}
            onClick={() =>
              tickets.show({ view: saved.view, filter: saved.filter, savedId: saved.id })
            }
          />
          {saved.isOwn && (
            <button
              type="button"
              class="icon-button"
              aria-label={t("tickets.removeView", { name: saved.name })}
              onClick={() => void tickets.removeView(saved.id)}
            >
              <Icon name="close" />
            </button>
          )}
        </div>
      ))}
      {isNew ? (
        <form
          class="tickets-save"
          onSubmit={(event) => {
            event.preventDefault();
            if (name.value.trim() === "") return;
            void tickets.saveView(name.value.trim(), isShared.value);
            name.value = "";
          }}
        >
          <input
            aria-label={t("tickets.viewName")}
            placeholder={t("tickets.viewName")}
            maxLength={60}
            value={name.value}
            onInput={({ currentTarget }) => {
              name.value = currentTarget.value;
            }}
          />
          <label>
            <input
              type="checkbox"
              checked={isShared.value}
              onChange={({ currentTarget }) => {
                isShared.value = currentTarget.checked;
              }}
            />{" "}
            {t("tickets.shared")}
          </label>
          <button type="submit" class="secondary">
            {t("tickets.saveView")}
          </button>
        </form>
      ) : (
        <p class="muted tickets-saved-note">{t("tickets.savedNote")}</p>
      )}
    </section>
  );
}

interface ListButtonProps {
  readonly name: string;
  readonly count: number | undefined;
  readonly tone?: "problem" | "near" | undefined;
  readonly isShown: boolean;
  readonly onClick: () => void;
}

const mostShown = 999;

const ListButton = ({ name, count, tone, isShown, onClick }: ListButtonProps): JSX.Element => (
  <button
    type="button"
    class="tickets-list-button"
    aria-current={isShown ? "true" : undefined}
    onClick={onClick}
  >
    <span class="cut">{name}</span>
    {count !== undefined && (
      <span class={count > 0 && tone ? tone : "muted"}>
        {count > mostShown ? `${mostShown}+` : count}
      </span>
    )}
  </button>
);
