import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { asRefusal } from "../../../ui/refusal.ts";
import { TransactionCard } from "../../../ui/transaction-card.tsx";
import { useWidgetContext } from "../../context.ts";
import type { CheckCardProps, LaneButtonProps } from "../../part-props.ts";
import { useEmergencyTexts } from "./texts.ts";

/** “是您本人操作吗？”: one tap. 不是 opens the emergency lane with the transaction. */
export function CheckCard({ id, body }: CheckCardProps): JSX.Element {
  const { support, t, locale } = useWidgetContext();
  const text = useEmergencyTexts();
  const failed = useSignal(false);
  const closed = useSignal(false);
  const sending = useSignal(false);
  const { transaction, expiresAt, answer: given } = body;
  const answer = async (said: "yes" | "no") => {
    if (sending.peek()) return;
    sending.value = true;
    failed.value = false;
    const openLane = () => support.navigation.go({ name: "emergency" });
    try {
      await support.connection.call("check:answer", { checkId: id, answer: said });
      if (said === "no") openLane();
    } catch (error) {
      // It has expired while it was shown, or was answered on another device.
      if (asRefusal(error).code === "closed") {
        closed.value = true;
        if (said === "no") openLane();
      } else failed.value = true;
    }
    sending.value = false;
  };
  const isOver = closed.value || Date.parse(expiresAt) <= Date.now();
  return (
    <section class="bubble card check">
      <h2 class="card-title">{t("home.check")}</h2>
      <TransactionCard about={{ transaction }} locale={locale} />
      {given ? (
        <p class="muted">{text(given === "yes" ? "saidYes" : "saidNo")}</p>
      ) : isOver ? (
        <>
          <p class="muted">{text("expired")}</p>
          <button type="button" class="danger" onClick={() => void answer("no")}>
            {text("no")}
          </button>
        </>
      ) : (
        <div class="check-answers">
          <button type="button" class="secondary" onClick={() => void answer("yes")}>
            {text("yes")}
          </button>
          <button type="button" class="danger" onClick={() => void answer("no")}>
            {text("no")}
          </button>
        </div>
      )}
      {failed.value && (
        <p class="lane-problem" role="alert">
          {text("notSent")}
        </p>
      )}
    </section>
  );
}

/** Below an article that is urgent: the way to the steps with their marks. */
export function LaneButton({ kind, inArticle }: LaneButtonProps): JSX.Element | null {
  const { support } = useWidgetContext();
  const text = useEmergencyTexts();
  // Once it was heard, it stands over the conversation.
  if (inArticle && support.chat.view.value?.emergency) return null;
  return (
    <button
      type="button"
      class="danger wide"
      onClick={() => support.navigation.go({ name: "emergency", kind })}
    >
      {text("lane")}
    </button>
  );
}
