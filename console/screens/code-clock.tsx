import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { DueRing } from "./due-ring.tsx";
import { useTranslation } from "./translation.ts";

/** Of an authenticator app, in milliseconds. */
const codeLasts = 30_000;
const tickMs = 1_000;

/** How long the code that the phone shows is good. It is counted from what the server said: the clock of this machine may be wrong. */
export function CodeClock({ codeMs }: { readonly codeMs: number }): JSX.Element {
  const { t } = useTranslation();
  const [begun] = useState(() => performance.now());
  const [now, setNow] = useState(begun);
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), tickMs);
    return () => clearInterval(timer);
  }, []);
  const past = (codeLasts - codeMs + (now - begun)) % codeLasts;
  const left = codeLasts - past;
  return (
    <span class="code-clock">
      <DueRing share={left / codeLasts} />
      {t("signIn.codeLeft", { seconds: Math.ceil(left / 1_000) })}
    </span>
  );
}
