import type { JSX } from "preact";
import { Icon } from "../../ui/icons.tsx";
import { queuedInFront } from "../models/run-command.ts";
import { ConsoleIcon } from "./console-icon.tsx";
import type { DeskProps } from "./desk.tsx";
import { KeyHint } from "./key-hint.tsx";
import { ListTabs } from "./list-tabs.tsx";
import { RowList } from "./row-list.tsx";
import { SettingsMenu } from "./settings-menu.tsx";
import { useTranslation } from "./translation.ts";

export function ListsPane({ model, root }: DeskProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <nav class="lists" aria-label={t("lists.label")}>
      <header class="lists-head">
        <SettingsMenu model={model} root={root} />
        <DutySwitch model={model} />
      </header>
      <TakeNext model={model} />
      <ListTabs lists={model.lists} />
      <RowList model={model} clock={root.clock} />
      <ListsFoot model={model} root={root} />
    </nav>
  );
}

function DutySwitch({ model }: Pick<DeskProps, "model">): JSX.Element {
  const { t } = useTranslation();
  const on = model.desk.value?.available ?? false;
  return (
    <button
      type="button"
      class="switch"
      role="switch"
      aria-checked={on}
      aria-disabled={model.actions.busy.value || model.desk.value === null}
      onClick={() => {
        // Going off duty gives the customers in hand away: not by a slip of the hand.
        if (on && (model.desk.value?.load ?? 0) > 0) model.screen.dialog.value = "off-duty";
        else void model.actions.setAvailable(!on);
      }}
    >
      <span>{t(on ? "duty.on" : "duty.off")}</span>
      <i class="switch-track" aria-hidden="true" />
    </button>
  );
}

function TakeNext({ model }: Pick<DeskProps, "model">): JSX.Element {
  const { t } = useTranslation();
  const { actions, desk } = model;
  const { load = 0, capacity = 0, queueLength = 0 } = desk.value ?? {};
  const full = desk.value !== null && load >= capacity;
  return (
    <div class="take">
      <button
        type="button"
        class={queueLength > 0 && !full ? "primary" : "secondary"}
        aria-keyshortcuts="T"
        aria-disabled={actions.busy.value}
        onClick={() => void actions.take()}
      >
        {t("take.next")}
        {queuedInFront(model) === undefined && <KeyHint command="take" />}
      </button>
      <p class="load" data-full={full}>
        {t("duty.load", { load, capacity })}
      </p>
    </div>
  );
}

function ListsFoot({ model, root }: DeskProps): JSX.Element {
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
      <button
        type="button"
        class="icon-button"
        aria-label={t("help.title")}
        aria-keyshortcuts="?"
        title={t("help.title")}
        onClick={() => {
          model.screen.dialog.value = "help";
        }}
      >
        <KeyHint command="help" />
      </button>
    </footer>
  );
}
