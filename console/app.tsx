import type { JSX } from "preact";
import type { RootModel } from "./models/root.ts";
import { DeskScreen } from "./screens/desk.tsx";
import { SignIn } from "./screens/sign-in.tsx";
import { ToastList } from "./screens/toasts.tsx";
import { TopicContext, TranslationContext } from "./screens/translation.ts";
import { Welcome } from "./screens/welcome.tsx";

export function ConsoleApp({ root }: { readonly root: RootModel }): JSX.Element {
  const { toasts, translation, titleOfTopic } = root;
  return (
    <TranslationContext.Provider value={translation.value}>
      <TopicContext.Provider value={titleOfTopic.value}>
        <CurrentScreen root={root} />
      </TopicContext.Provider>
      <ToastList toasts={toasts} />
    </TranslationContext.Provider>
  );
}

function CurrentScreen({ root }: { readonly root: RootModel }): JSX.Element | null {
  const { account, desk, settings, welcome } = root;
  const token = welcome.value;
  if (token !== null)
    return <Welcome token={token} locale={settings.locale} onDone={root.leaveWelcome} />;
  const state = account.state.value;
  const model = desk.value;
  if (state === "signed-out" || model === null)
    return <SignIn account={account} locale={settings.locale} />;
  // The server will say in a moment whether an agent is signed in. Until then no screen shows, so that none flashes.
  if (state === "checking" && model.connection.value === "connecting") return null;
  return <DeskScreen model={model} root={root} />;
}
