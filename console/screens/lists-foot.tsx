import type { JSX } from "preact";
import { Icon } from "../../ui/icons.tsx";
import { ConsoleIcon } from "./console-icon.tsx";
import type { DeskProps } from "./desk-props.ts";
import { KeyHint, Keys } from "./key-hint.tsx";
import { useTranslation } from "./translation.ts";
import "./lists-foot.css";

export function ListsFoot({ model, root }: DeskProps): JSX.Element {
  const { t } = useTranslation();
  const { sound } = root.settings;
  const state = model.connection.value;
  return (
    <footer class="lists-foot">
      <p class="connection" data-state={state} role="status">
        {state === "online" ? (
          <i class="connection-dot" aria-hidden="true" />
        ) : (
          <Icon name="offline" />
        )}
        {t(`connection.${state}`)}
      </p>
      <button
        type="button"
        class="icon-button"
        aria-pressed={sound.value}
        aria-label={t("settings.sound")}
        title={t(sound.value ? "settings.soundOn" : "settings.soundOff")}
        onClick={() => {
          sound.value = !sound.value;
        }}
      >
        <ConsoleIcon name={sound.value ? "sound" : "silent"} />
      </button>
      <span class="foot-keys" aria-hidden="true">
        <Keys label="J" /> <Keys label="K" /> {t("foot.steps")}
      </span>
      <button
        type="button"
        class="icon-button"
        aria-label={t("help.title")}
        aria-keyshortcuts="?"
        title={t("help.title")}
        onClick={() => model.screen.openDialog("help")}
      >
        <KeyHint command="help" />
      </button>
    </footer>
  );
}
