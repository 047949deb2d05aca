import type { JSX } from "preact";
import type { RefusalCode } from "../../protocol/errors.ts";
import { Icon } from "../../ui/icons.tsx";
import { type Refusal, Unreachable } from "../../ui/refusal.ts";
import type { AgentAccount } from "../models/account.ts";
import type { Translation } from "../models/texts.ts";
import { useTranslation } from "./translation.ts";

type ProblemTexts = Partial<
  Record<RefusalCode, "signIn.wrong" | "signIn.tooMany" | "signIn.wrongCode">
>;

/** The refusals that say something about this form. All others are the server's trouble. */
export const passwordProblems: ProblemTexts = {
  unauthenticated: "signIn.wrong",
  invalid: "signIn.wrong",
  not_found: "signIn.wrong",
  rate_limited: "signIn.tooMany",
};
export const codeProblems: ProblemTexts = {
  unauthenticated: "signIn.wrongCode",
  invalid: "signIn.wrongCode",
  rate_limited: "signIn.tooMany",
};

/** Why the step was refused. */
export function SignInProblem({
  account,
  texts,
}: {
  readonly account: AgentAccount;
  readonly texts: ProblemTexts;
}): JSX.Element {
  const translation = useTranslation();
  const problem = account.problem.value;
  const expired = account.expired.value ? translation.t("refused.unauthenticated") : undefined;
  const note = problem ? problemText(problem, texts, translation) : expired;
  return (
    <p class="sign-in-problem" role="alert">
      {note !== undefined && (
        <>
          <Icon name="alert" />
          {note}
        </>
      )}
    </p>
  );
}

function problemText(problem: Refusal, texts: ProblemTexts, { t }: Translation): string {
  if (problem instanceof Unreachable) return t("signIn.offline");
  const minutes = Math.ceil((problem.retryAfterMs ?? 60_000) / 60_000);
  return t(texts[problem.code] ?? "signIn.unavailable", { minutes });
}
