import type { Signal } from "@preact/signals";
import type { JSX, TargetedSubmitEvent } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { LinkView } from "../../protocol/account.ts";
import type { Locale } from "../../protocol/conversation.ts";
import type { RefusalCode } from "../../protocol/errors.ts";
import { asRefusal } from "../../ui/refusal.ts";
import { requestAsAgent } from "../models/admin-request.ts";
import { FrontDoor } from "./front-door.tsx";
import { NewPasswordField } from "./new-password-field.tsx";
import { useTranslation } from "./translation.ts";

interface WelcomeProps {
  readonly token: string;
  readonly locale: Signal<Locale>;
  /** The password is set: the agent signs in with this address. */
  readonly onDone: () => void;
}

/** What an invitation, or the link of a reset, leads to: the agent sets a password. */
export function Welcome({ token, locale, onDone }: WelcomeProps): JSX.Element {
  const { t } = useTranslation();
  const [link, setLink] = useState<LinkView | "loading" | "gone">("loading");
  const [problem, setProblem] = useState<RefusalCode | null>(null);
  useEffect(() => {
    requestAsAgent<LinkView>("POST", "links", { token }).then(setLink, (error) => {
      asRefusal(error);
      setLink("gone");
    });
  }, [token]);
  const handleSubmit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get("password"));
    try {
      await requestAsAgent("PUT", "links", { token, password });
      onDone();
    } catch (error) {
      setProblem(asRefusal(error).code);
    }
  };
  return (
    <FrontDoor locale={locale}>
      {link === "loading" && <p class="muted front-form">…</p>}
      {link === "gone" && (
        <section class="front-form">
          <h1>{t("welcome.gone")}</h1>
          <p>{t("welcome.goneHint")}</p>
        </section>
      )}
      {typeof link === "object" && (
        <form class="front-form" onSubmit={(event) => void handleSubmit(event)}>
          <h1>{t(`welcome.${link.kind}`, { name: link.name })}</h1>
          <p class="front-who">
            <span>{`${link.email} · ${t(`role.${link.role}`)}`}</span>
          </p>
          <NewPasswordField name="password" />
          <p class="muted meta">{t("password.rule")}</p>
          <p class="sign-in-problem" role="alert">
            {problem !== null && t(problem === "invalid" ? "password.weak" : `refused.${problem}`)}
          </p>
          <button type="submit" class="primary">
            {t("welcome.submit")}
          </button>
        </form>
      )}
    </FrontDoor>
  );
}
