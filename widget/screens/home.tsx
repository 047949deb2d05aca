import { type Signal, useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { Composer } from "../../ui/composer.tsx";
import { Icon, Strokes } from "../../ui/icons.tsx";
import { useWidgetContext } from "../context.ts";
import { Header } from "./header.tsx";
import { searchIcon } from "./home-icons.ts";
import { HomeOverview } from "./home-overview.tsx";
import { HomeSuggestions } from "./home-suggestions.tsx";
import { OfflineBar } from "./offline-bar.tsx";
import { WalletTitle } from "./wallet-title.tsx";

/** The greeting has gone out of sight when so much has been scrolled, in pixels. */
const scrolledPx = 140;

export function HomeScreen(): JSX.Element {
  const { support } = useWidgetContext();
  const { chat, navigation } = support;
  /** A question is being written: the field is at the top, and below it is what fits. */
  const asking = useSignal(false);
  const scrolled = useSignal(false);
  const scroll = useRef<HTMLDivElement>(null);
  const ask = (text: string) => {
    chat.send(text);
    navigation.go({ name: "chat" });
  };
  const askForAgent = () => {
    navigation.go({ name: "chat" });
    const status = chat.view.value?.status;
    if (status !== "queued" && status !== "assigned") void chat.requestAgent();
  };
  const toField = () => {
    scroll.current?.scrollTo(0, 0);
    scroll.current?.querySelector("textarea")?.focus();
  };
  return (
    <div class={asking.value ? "screen" : "screen home"} data-scrolled={scrolled.value}>
      {asking.value ? <OfflineBar /> : <HomeHeader scrolled={scrolled.value} onSearch={toField} />}
      <div
        class="scroll"
        ref={scroll}
        onScroll={({ currentTarget }) => {
          scrolled.value = currentTarget.scrollTop > scrolledPx;
        }}
      >
        {!asking.value && <Greeting />}
        <AskField asking={asking} onAsk={ask} />
        {asking.value ? (
          <HomeSuggestions
            onPick={({ id, title }) => navigation.go({ name: "article", id, title })}
            onAsk={ask}
            onAskForAgent={askForAgent}
          />
        ) : (
          <HomeOverview onAskForAgent={askForAgent} />
        )}
      </div>
    </div>
  );
}

interface HomeHeaderProps {
  readonly scrolled: boolean;
  readonly onSearch: () => void;
}

/** Whose support it is. Scrolled down, the way back to the field. */
function HomeHeader({ scrolled, onSearch }: HomeHeaderProps): JSX.Element {
  const { t } = useWidgetContext();
  return (
    <Header>
      <WalletTitle />
      {scrolled && (
        <button type="button" class="icon-button" aria-label={t("home.ask")} onClick={onSearch}>
          <Strokes paths={[searchIcon]} />
        </button>
      )}
    </Header>
  );
}

/** By the hour of the device, up to and without these. */
const partsOfDay = [
  [5, "home.evening"],
  [12, "home.morning"],
  [18, "home.afternoon"],
  [24, "home.evening"],
] as const;

/** Only its beginning is read, so that what is wished stands behind it in the same two lines. */
const longName = /^(.{16}).{2,}$/su;

function Greeting(): JSX.Element {
  const { support, t } = useWidgetContext();
  const name = support.session.value?.customer.name?.replace(longName, "$1…");
  const hour = new Date().getHours();
  const greeting = t(partsOfDay.find(([until]) => hour < until)?.[1] ?? "home.evening");
  return (
    <>
      <h1 class="greeting">{name ? t("home.greetingName", { name, greeting }) : greeting}</h1>
      <p class="lead">{t("home.lead")}</p>
    </>
  );
}

interface AskFieldProps {
  readonly asking: Signal<boolean>;
  readonly onAsk: (text: string) => void;
}

function AskField({ asking, onAsk }: AskFieldProps): JSX.Element {
  const { support, t } = useWidgetContext();
  const { draft } = support.chat;
  const field = useRef<HTMLTextAreaElement>(null);
  const stop = () => {
    asking.value = false;
  };
  const clear = () => {
    draft.value = "";
    stop();
    field.current?.focus();
  };
  return (
    <div class="ask">
      {asking.value && (
        <button type="button" class="icon-button" aria-label={t("panel.back")} onClick={stop}>
          <Icon name="back" />
        </button>
      )}
      <Composer
        draft={draft}
        placeholder={t("home.ask")}
        t={t}
        field={field}
        onSend={onAsk}
        onInput={(text) => {
          asking.value = text.trim() !== "";
        }}
        before={<Strokes paths={[searchIcon]} />}
        after={
          asking.value && (
            <button type="button" class="icon-button" aria-label={t("home.clear")} onClick={clear}>
              <Icon name="close" />
            </button>
          )
        }
      />
    </div>
  );
}
