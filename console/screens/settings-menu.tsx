import type { JSX } from "preact";
import { Icon } from "../../ui/icons.tsx";
import { themes } from "../models/settings.ts";
import type { DeskProps } from "./desk-props.ts";
import { LocaleChoice } from "./locale-choice.tsx";
import { useTranslation } from "./translation.ts";
import "./settings-menu.css";

/** The agent's name. A click on it opens the settings, a popover: it closes on Escape and on a click outside. */
export function SettingsMenu({ model, root }: DeskProps): JSX.Element {
  const { t } = useTranslation();
  const { settings } = root;
  const agent = model.agent.value;
  return (
    <>
      <button type="button" class="who" popovertarget="settings" title={agent?.email}>
        <span class="who-name">{agent?.name ?? "PocketDesk"}</span>
        <Icon name="down" />
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
        {agent?.role === "admin" && (
          <button type="button" class="menu-item" onClick={model.screen.showPrivacy}>
            {t("privacy.title")}
          </button>
        )}
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
