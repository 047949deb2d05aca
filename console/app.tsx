import type { JSX } from "preact";
import type { Workplace } from "./models/workplace.ts";
import { DeskScreen } from "./screens/desk.tsx";
import { SignIn } from "./screens/sign-in.tsx";
import { ToastList } from "./screens/toasts.tsx";
import { WordsContext } from "./screens/words.ts";

export function App({ workplace }: { readonly workplace: Workplace }): JSX.Element {
  const { toasts, words } = workplace;
  return (
    <WordsContext.Provider value={words.value}>
      <Screen workplace={workplace} />
      <ToastList toasts={toasts} />
    </WordsContext.Provider>
  );
}

function Screen({ workplace }: { readonly workplace: Workplace }): JSX.Element | null {
  const { account, desk, settings } = workplace;
  const state = account.state.value;
  const model = desk.value;
  if (state === "signed-out" || model === null)
    return <SignIn account={account} locale={settings.locale} />;
  // Which screen it will be is known in a moment: neither flashes before the other.
  if (state === "checking" && model.connection.value === "connecting") return null;
  return <DeskScreen model={model} workplace={workplace} />;
}
