import type { JSX } from "preact";
import type { Workplace } from "./models/workplace.ts";
import { DeskScreen } from "./screens/desk.tsx";
import { SignIn } from "./screens/sign-in.tsx";
import { ToastList } from "./screens/toasts.tsx";
import { WordsContext } from "./screens/words.ts";

export function App({ workplace }: { readonly workplace: Workplace }): JSX.Element {
  const { account, desk, settings, toasts, words } = workplace;
  return (
    <WordsContext.Provider value={words.value}>
      {account.state.value === "signed-out" || desk.value === null ? (
        <SignIn account={account} locale={settings.locale} />
      ) : (
        <DeskScreen model={desk.value} workplace={workplace} />
      )}
      <ToastList toasts={toasts} />
    </WordsContext.Provider>
  );
}
