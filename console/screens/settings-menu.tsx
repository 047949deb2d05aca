import type { JSX } from "preact";
import { maySeePage } from "../models/pages.ts";
import { themes } from "../models/settings.ts";
import { AgentMark } from "./agent-mark.tsx";
import type { DeskProps } from "./desk-props.ts";
import { LocaleChoice } from "./locale-choice.tsx";
import { useTranslation } from "./translation.ts";
import "./settings-menu.css";

const pages = [
  ["account", "account.title"],
  ["quality", "quality.own"],
  ["accounts", "accounts.title"],
  ["settings", "desk.settings"],
  ["privacy", "privacy.title"],
] as const;

/** The agent's initial. A click on it opens the settings, a popover: it closes on Escape and on a click outside. */
export function SettingsMenu({ model, root }: DeskProps): JSX.Element {
  const { t } = useTranslation();
  const { settings } = root;
  const agent = model.agent.value;
  return (
    <>
      <button
        type="button"
        class="who"
        popovertarget="settings"
        aria-label={agent ? `${agent.name} · ${t("settings.title")}` : t("settings.title")}
        title={agent?.name}
      >
        <AgentMark id={agent?.id ?? ""} name={agent?.name ?? ""} />
        {model.desk.value?.available && <i class="who-duty" aria-hidden="true" />}
      </button>
      <section id="settings" class="menu" popover="auto" aria-label={t("settings.title")}>
        {agent && (
          <p class="menu-who">
            <strong>{agent.name}</strong>
            <span class="muted">{`${agent.email} · ${t(`role.${agent.role}`)}`}</span>
          </p>
        )}
        <LocaleChoice locale={settings.locale} />
        <label class="choice">
          <span>{t("settings.theme")}</span>
          <select
            value={settings.theme.value}
            onChange={(event) => {
              const chosen = themes.find((theme) => theme === event.currentTarget.value);
              if (chosen !== undefined) settings.theme.value = chosen;
            }}
          >
            {themes.map((theme) => (
              <option key={theme} value={theme}>
                {t(`theme.${theme}`)}
              </option>
            ))}
          </select>
        </label>
        <NotifyChoice root={root} />
        <label class="choice">
          <span>{t("settings.quiet")}</span>
          <input
            type="checkbox"
            checked={settings.quiet.value}
            onChange={({ currentTarget }) => {
              settings.quiet.value = currentTarget.checked;
            }}
          />
        </label>
        {pages
          .filter(([page]) => maySeePage(agent?.role, page))
          // Whoever leads has it in the rail, with everybody's.
          .filter(([page]) => page !== "quality" || agent?.role === "agent")
          .map(([page, text]) => (
            <button
              key={page}
              type="button"
              class="menu-item"
              // The page that it opens must not lie under the menu.
              popovertarget="settings"
              popovertargetaction="hide"
              onClick={() => model.screen.show(page)}
            >
              {t(text)}
            </button>
          ))}
        <button type="button" class="menu-item" onClick={() => void root.signOut()}>
          {t("signOut")}
        </button>
      </section>
    </>
  );
}

function NotifyChoice({ root }: Pick<DeskProps, "root">): JSX.Element {
  const { t } = useTranslation();
  const { notifier } = root;
  const state = notifier.state.value;
  return (
    <div class="choice">
      <span>{t("settings.notify")}</span>
      {state === "ask" ? (
        <button type="button" class="secondary" onClick={() => void notifier.ask()}>
          {t("notify.ask")}
        </button>
      ) : (
        <span class="muted">{t(`notify.${state}`)}</span>
      )}
    </div>
  );
}
