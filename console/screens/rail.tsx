import type { JSX } from "preact";
import type { AgentRole } from "../../protocol/desk.ts";
import type { DeskModel } from "../models/desk.ts";
import { maySeePage } from "../models/pages.ts";
import type { ConsolePage } from "../models/screen.ts";
import { ConsoleIcon, type ConsoleIconName } from "./console-icon.tsx";
import type { DeskProps } from "./desk-props.ts";
import { ProductMark } from "./product-mark.tsx";
import { SettingsMenu } from "./settings-menu.tsx";
import { useTranslation } from "./translation.ts";
import "./rail.css";

interface RailEntry {
  readonly page: ConsolePage;
  readonly icon: ConsoleIconName;
  readonly word:
    | "rail.desk"
    | "tickets.title"
    | "rail.search"
    | "rail.live"
    | "rail.insights"
    | "rail.quality"
    | "rail.feedback"
    | "rail.knowledge"
    | "rail.learning"
    | "rail.improvements"
    | "announcements.title";
  /** Pages that belong to this one. */
  readonly leadsTo?: readonly ConsolePage[];
  /** Others reach it from their own menu. */
  readonly for?: readonly AgentRole[];
  /** Something waits for this agent there. */
  readonly calls?: (model: DeskModel) => boolean;
  /** What waits, where it is no message. */
  readonly called?: "rail.rises" | "rail.mustRead";
}

const entries: readonly RailEntry[] = [
  {
    page: "desk",
    icon: "chat",
    word: "rail.desk",
    calls: ({ unread }) => unread.value > 0,
  },
  {
    page: "tickets",
    icon: "ticket",
    word: "tickets.title",
    calls: ({ tickets }) => tickets.alerts.value > 0,
  },
  { page: "search", icon: "search", word: "rail.search" },
  // They read the articles; whoever keeps them begins on a page of their own.
  { page: "articles", icon: "article", word: "rail.knowledge", for: ["agent"] },
  {
    page: "live",
    icon: "live",
    word: "rail.live",
    calls: ({ radar }) => radar.calls.value > 0,
    called: "rail.rises",
  },
  { page: "insights", icon: "chart", word: "rail.insights" },
  { page: "quality", icon: "checks", word: "rail.quality", for: ["supervisor", "admin"] },
  { page: "feedback", icon: "smile", word: "rail.feedback" },
  {
    page: "bulletins",
    icon: "pin",
    word: "rail.learning",
    leadsTo: ["improvements", "replays"],
    calls: ({ bulletins }) => bulletins.unread.value.length > 0,
    called: "rail.mustRead",
  },
  { page: "improvements", icon: "pin", word: "rail.improvements", for: ["editor"] },
  { page: "knowledge", icon: "article", word: "rail.knowledge", leadsTo: ["gaps", "articles"] },
  {
    page: "announcements",
    icon: "megaphone",
    word: "announcements.title",
    calls: ({ announcements }) => announcements.alerts.value > 0,
  },
];

export const entriesOf = (role: AgentRole | undefined): readonly RailEntry[] =>
  entries.filter(
    (entry) => maySeePage(role, entry.page) && (!entry.for || (role && entry.for.includes(role))),
  );

/** On a phone so many stand in the rail; where there are more, the others are behind one button. */
const shownOnPhone = 4;

/** The way to every page, and the agent's own settings. */
export function Rail({ model, root }: DeskProps): JSX.Element {
  const { t } = useTranslation();
  const shown = entriesOf(model.agent.value?.role);
  const later = shown.length > shownOnPhone + 1 ? shown.slice(shownOnPhone) : [];
  return (
    <nav class="rail" aria-label={t("rail.label")}>
      <ProductMark />
      {shown.map((entry) => (
        <RailButton key={entry.page} entry={entry} model={model} isLater={later.includes(entry)} />
      ))}
      {later.length > 0 && <RailMore entries={later} model={model} />}
      <div class="rail-foot">
        <SettingsMenu model={model} root={root} />
      </div>
    </nav>
  );
}

interface RailButtonProps {
  readonly entry: RailEntry;
  readonly model: DeskModel;
  readonly isLater: boolean;
}

function RailButton({ entry, model, isLater }: RailButtonProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      class="rail-entry"
      data-later={isLater}
      aria-current={isAt(entry, model) ? "page" : undefined}
      onClick={() => model.screen.show(entry.page)}
    >
      <ConsoleIcon name={entry.icon} />
      {t(entry.word)}
      <RailDot entry={entry} model={model} />
    </button>
  );
}

function RailDot({ entry, model }: Omit<RailButtonProps, "isLater">): JSX.Element | null {
  const { t } = useTranslation();
  if (!entry.calls?.(model)) return null;
  return (
    <i class="rail-dot">
      <span class="hidden">{t(entry.called ?? "rail.unread")}</span>
    </i>
  );
}

const isAt = ({ page, leadsTo = [] }: RailEntry, { screen }: DeskModel): boolean =>
  [page, ...leadsTo].includes(screen.page.value);

/** A popover: it closes on Escape, on a click outside, and with the page that it opens. */
function RailMore({
  entries: later,
  model,
}: {
  readonly entries: readonly RailEntry[];
  readonly model: DeskModel;
}): JSX.Element {
  const { t } = useTranslation();
  const calling = later.find((entry) => entry.calls?.(model));
  return (
    <>
      <button
        type="button"
        class="rail-entry rail-more"
        popovertarget="rail-more"
        aria-current={later.some((entry) => isAt(entry, model)) ? "page" : undefined}
      >
        <ConsoleIcon name="dots" />
        {t("rail.more")}
        {calling && <RailDot entry={calling} model={model} />}
      </button>
      <section id="rail-more" class="menu rail-menu" popover="auto" aria-label={t("rail.more")}>
        {later.map((entry) => (
          <button
            key={entry.page}
            type="button"
            class="rail-menu-item"
            aria-current={isAt(entry, model) ? "page" : undefined}
            popovertarget="rail-more"
            popovertargetaction="hide"
            onClick={() => model.screen.show(entry.page)}
          >
            <ConsoleIcon name={entry.icon} />
            {t(entry.word)}
            <RailDot entry={entry} model={model} />
          </button>
        ))}
      </section>
    </>
  );
}
