import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { TicketNumber } from "../../protocol/ticket.ts";
import type { LocalStore } from "../../ui/local-store.ts";
import { type AgentAccount, createAgentAccount } from "./account.ts";
import { createAlertSound } from "./alert-sound.ts";
import { createClock } from "./clock.ts";
import { createDeskModel, type DeskModel } from "./desk.ts";
import { createNotifier, type Notifier } from "./notifier.ts";
import { createSettings, type Settings } from "./settings.ts";
import { type Translation, translationFor } from "./texts.ts";
import { createToasts, type Toasts } from "./toasts.ts";
import { createTopicTitles, type TitleOfTopic } from "./topic-titles.ts";

/** The one model that creates all others: the account, and the desk while an agent is signed in. */
export interface RootModel {
  readonly account: AgentAccount;
  readonly settings: Settings;
  readonly translation: ReadonlySignal<Translation>;
  readonly titleOfTopic: ReadonlySignal<TitleOfTopic>;
  readonly clock: ReadonlySignal<number>;
  readonly toasts: Toasts;
  readonly notifier: Notifier;
  readonly desk: ReadonlySignal<DeskModel | null>;
  readonly title: ReadonlySignal<string>;
  /** The token of the link that has led here: an invitation, or a new password. */
  readonly welcome: ReadonlySignal<string | null>;
  leaveWelcome(): void;
  signOut(): Promise<void>;
}

/** Texts that an agent has written and not sent. They are removed when the agent signs out. */
const privateKeys = ["draft:", "out:"];

export function createRootModel(localStore: LocalStore, languages: readonly string[]): RootModel {
  const account = createAgentAccount();
  const settings = createSettings(localStore, languages);
  const translation = computed(() => translationFor(settings.locale.value));
  const toasts = createToasts();
  const notifier = createNotifier();
  const welcome = signal(/^#\/welcome\/([\w-]{20,100})$/.exec(location.hash)?.[1] ?? null);
  const desk = createDeskSignal({ localStore, account, settings, translation, toasts, notifier });
  return {
    account,
    settings,
    translation,
    titleOfTopic: createTopicTitles({
      locale: settings.locale,
      isSignedIn: computed(() => account.state.value === "signed-in"),
    }),
    toasts,
    notifier,
    desk,
    clock: createClock(),
    welcome,
    leaveWelcome() {
      // The token is worth nothing now, and need not stay in the address.
      history.replaceState(null, "", "#/desk");
      welcome.value = null;
    },
    title: computed(() => {
      const name = translation.value.t("app.title");
      const unread = desk.value?.unread.value ?? 0;
      return unread > 0 ? `(${unread}) ${name}` : name;
    }),
    async signOut() {
      await account.signOut();
      for (const key of privateKeys.flatMap((prefix) => localStore.keys(prefix)))
        localStore.remove(key);
    },
  };
}

type DeskParts = Pick<RootModel, "account" | "settings" | "translation" | "toasts" | "notifier"> & {
  readonly localStore: LocalStore;
};

/** The desk exists while an agent is signed in, or while it is not known yet whether one is. */
function createDeskSignal(parts: DeskParts): ReadonlySignal<DeskModel | null> {
  const { localStore, account, settings, translation, toasts, notifier } = parts;
  const desk = signal<DeskModel | null>(null);
  const sound = createAlertSound(settings.sound);
  const open = () =>
    createDeskModel({
      localStore,
      locale: settings.locale,
      say: (key) => toasts.show(translation.value.t(key)),
      onSignedIn: account.confirm,
      onSignedOut: account.forget,
      onAlert(alert, id) {
        if (settings.quiet.value) return;
        sound.play(alert, id ?? "");
        const title = translation.value.t(`alert.${alert}`);
        notifier.show({
          title,
          tag: id ?? alert,
          onClick() {
            if (id !== undefined) desk.value?.open(id);
          },
        });
      },
      onLateUpdate() {
        const title = translation.value.t("alert.lateUpdate");
        toasts.show(title);
        if (settings.quiet.value) return;
        const onClick = () => desk.value?.screen.show("announcements");
        notifier.show({ title, tag: "announcements", onClick });
      },
      onRise() {
        const title = translation.value.t("alert.rise");
        toasts.show(title);
        if (settings.quiet.value) return;
        notifier.show({ title, tag: "radar", onClick: () => desk.value?.screen.show("live") });
      },
      onTicketAlert(alert, number) {
        const title = translation.value.t(`alert.ticket.${alert}`, { number });
        toasts.show(title);
        if (settings.quiet.value) return;
        const onClick = () => {
          desk.value?.screen.show("tickets");
          void desk.value?.tickets.choose(number as TicketNumber);
        };
        notifier.show({ title, tag: number, onClick });
      },
    });
  effect(() => {
    const signedOut = account.state.value === "signed-out";
    const known = desk.peek();
    if (signedOut) {
      known?.close();
      desk.value = null;
    } else if (known === null) desk.value = open();
  });
  return desk;
}
