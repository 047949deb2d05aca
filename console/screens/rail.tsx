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
    | "improvements.title"
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
  { page: "improvements", icon: "pin", word: "improvements.title", for: ["editor"] },
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

/** The way to every page, and the agent's own settings. */
export function Rail({ model, root }: DeskProps): JSX.Element {
  const { t } = useTranslation();
  const { screen, agent } = model;
  const role = agent.value?.role;
  return (
    <nav class="rail" aria-label={t("rail.label")}>
      <ProductMark />
      {entriesOf(role).map((entry) => (
        <button
          key={entry.page}
          type="button"
          class="rail-entry"
          aria-current={
            [entry.page, ...(entry.leadsTo ?? [])].includes(screen.page.value) ? "page" : undefined
          }
          onClick={() => screen.show(entry.page)}
        >
          <ConsoleIcon name={entry.icon} />
          {t(entry.word)}
          {entry.calls?.(model) && (
            <i class="rail-dot">
              <span class="hidden">{t(entry.called ?? "rail.unread")}</span>
            </i>
          )}
        </button>
      ))}
      <div class="rail-foot">
        <SettingsMenu model={model} root={root} />
      </div>
    </nav>
  );
}
