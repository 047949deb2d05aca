import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { LocalStore } from "../../ui/local-store.ts";
import { type AgentAccount, createAgentAccount } from "./account.ts";
import { createAlertSound } from "./alert-sound.ts";
import { createClock } from "./clock.ts";
import { createDesk, type DeskModel } from "./desk.ts";
import { createNotifier, type Notifier } from "./notifier.ts";
import { createSettings, type Settings } from "./settings.ts";
import { type Translation, translationFor } from "./texts.ts";
import { createToasts, type Toasts } from "./toasts.ts";

/** Everything behind the screens, wired: the account, and while it is signed in, the desk. */
export interface RootModel {
  readonly account: AgentAccount;
  readonly settings: Settings;
  readonly translation: ReadonlySignal<Translation>;
  readonly clock: ReadonlySignal<number>;
  readonly toasts: Toasts;
  readonly notifier: Notifier;
  readonly desk: ReadonlySignal<DeskModel | null>;
  readonly title: ReadonlySignal<string>;
  signOut(): Promise<void>;
}

/** What agents write and have not sent; it goes when they sign out by themselves. */
const privateKeys = ["draft:", "out:"];

export function createRootModel(keep: LocalStore, languages: readonly string[]): RootModel {
  const account = createAgentAccount();
  const settings = createSettings(keep, languages);
  const translation = computed(() => translationFor(settings.locale.value));
  const toasts = createToasts();
  const notifier = createNotifier();
  const sound = createAlertSound(settings.sound);
  const desk = signal<DeskModel | null>(null);

  const openDesk = (): DeskModel => {
    const opened = createDesk({
      keep,
      say: (key) => toasts.show(translation.value.t(key)),
      onSignedIn: account.confirm,
      onSignedOut: account.forget,
      onAlert(alert, id) {
        sound.play(alert);
        const title = translation.value.t(`alert.${alert}`);
        notifier.show({ title, tag: id, onClick: () => opened.open(id) });
      },
    });
    return opened;
  };
  effect(() => {
    const wanted = account.state.value !== "signed-out";
    const known = desk.peek();
    if (wanted && known === null) desk.value = openDesk();
    if (!wanted) {
      known?.close();
      desk.value = null;
    }
  });

  return {
    account,
    settings,
    translation,
    clock: createClock(),
    toasts,
    notifier,
    desk,
    title: computed(() => {
      const name = translation.value.t("app.title");
      const unread = desk.value?.unread.value ?? 0;
      return unread > 0 ? `(${unread}) ${name}` : name;
    }),
    async signOut() {
      await account.signOut();
      for (const key of privateKeys.flatMap((start) => keep.keys(start))) keep.remove(key);
    },
  };
}
