import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { DeskModel } from "../models/desk.ts";
import { commandOf } from "../models/keyboard.ts";
import { maySeePage } from "../models/pages.ts";
import { runCommand } from "../models/run-command.ts";
import type { ConsolePage } from "../models/screen.ts";
import { AwayDialog } from "./away-dialog.tsx";
import { BulletinStrip } from "./bulletin-strip.tsx";
import { ConversationPane } from "./conversation.tsx";
import { CustomerPane } from "./customer.tsx";
import type { DeskProps } from "./desk-props.ts";
import { FeedbackScreen } from "./feedback.tsx";
import { FileTicketDialog } from "./file-ticket-dialog.tsx";
import { focusPlaceOf } from "./focus-place.ts";
import { HelpDialog } from "./help-dialog.tsx";
import { KnowledgeScreen } from "./knowledge.tsx";
import { laterPage } from "./later-page.tsx";
import { ListsPane } from "./lists-pane.tsx";
import { LiveScreen } from "./live.tsx";
import { MemoStrip } from "./memo-strip.tsx";
import { OffDutyDialog } from "./off-duty-dialog.tsx";
import { OwnAccountScreen } from "./own-account.tsx";
import { Palette } from "./palette.tsx";
import { Rail } from "./rail.tsx";
import { ResolveDialog } from "./resolve-dialog.tsx";
import { SearchScreen } from "./search.tsx";
import { TicketsScreen } from "./tickets.tsx";
import { TransferDialog } from "./transfer-dialog.tsx";
import "./desk.css";

const pages: Record<ConsolePage, (props: DeskProps) => JSX.Element> = {
  desk: DeskPage,
  tickets: TicketsScreen,
  search: SearchScreen,
  live: LiveScreen,
  insights: laterPage(async () => (await import("./insights.tsx")).InsightsScreen),
  knowledge: KnowledgeScreen,
  articles: laterPage(async () => (await import("./articles.tsx")).ArticlesScreen),
  announcements: laterPage(async () => (await import("./announcements.tsx")).AnnouncementsScreen),
  gaps: laterPage(async () => (await import("./gaps.tsx")).GapsScreen),
  quality: laterPage(async () => (await import("./quality.tsx")).QualityScreen),
  feedback: FeedbackScreen,
  bulletins: laterPage(async () => (await import("./bulletins.tsx")).BulletinsScreen),
  replays: laterPage(async () => (await import("./replays.tsx")).ReplaysScreen),
  improvements: laterPage(async () => (await import("./improvements.tsx")).ImprovementsScreen),
  account: OwnAccountScreen,
  accounts: laterPage(async () => (await import("./accounts.tsx")).AccountsScreen),
  settings: laterPage(async () => (await import("./settings-page.tsx")).SettingsScreen),
  privacy: laterPage(async () => (await import("./privacy.tsx")).PrivacyScreen),
};

/** The rail, and the page that it has led to. */
export function DeskScreen({ model, root }: DeskProps): JSX.Element {
  const Page = pages[model.screen.page.value];
  useKeyboard(model);
  return (
    <div class="page">
      <Rail model={model} root={root} />
      <div class="page-body">
        <MemoStrip model={model} />
        <BulletinStrip model={model} />
        <Page model={model} root={root} />
      </div>
      <Palette model={model} root={root} />
    </div>
  );
}

function DeskPage({ model, root }: DeskProps): JSX.Element {
  const { conversations, screen } = model;
  const conversation = conversations.current.value;
  const view = conversation?.transcript.view.value ?? null;
  const dialog = screen.dialog.value;
  return (
    <div class="desk" data-open={conversation !== null} data-customer={screen.customer.value}>
      <ListsPane model={model} root={root} />
      <ConversationPane model={model} root={root} />
      {view && <CustomerPane model={model} view={view} clock={root.clock} />}
      {dialog === "off-duty" && <OffDutyDialog model={model} onClose={screen.closeDialog} />}
      {dialog === "away" && (
        <AwayDialog model={model} clock={root.clock} onClose={screen.closeDialog} />
      )}
      {dialog === "help" && (
        <HelpDialog
          leads={maySeePage(model.agent.value?.role, "live")}
          onClose={screen.closeDialog}
        />
      )}
      {view && dialog === "resolve" && (
        <ResolveDialog model={model} view={view} onClose={screen.closeDialog} />
      )}
      {view && dialog === "ticket" && (
        <FileTicketDialog model={model} view={view} onClose={screen.closeDialog} />
      )}
      {view && dialog === "transfer" && (
        <TransferDialog model={model} view={view} onClose={screen.closeDialog} />
      )}
    </div>
  );
}

function useKeyboard(model: DeskModel): void {
  useEffect(() => {
    const handleKeyDown = (event: KeyboardEvent) => {
      // The keys are the desk's.
      if (event.defaultPrevented || model.screen.page.value !== "desk") return;
      const command = commandOf(event, focusPlaceOf(event.target));
      if (command === undefined) return;
      event.preventDefault();
      runCommand(command, model);
    };
    document.addEventListener("keydown", handleKeyDown);
    return () => document.removeEventListener("keydown", handleKeyDown);
  }, [model]);
}
