import { useState } from "preact/hooks";
import { act, readHome, type WalletButton } from "./transactions.ts";
import { translate } from "./translate.ts";

interface ActionFormProps {
  readonly action: WalletButton;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** One of the wallet's own actions, by its back end: what comes of it stands among the bills. */
export function ActionForm({ action, onDone, onClose }: ActionFormProps) {
  const [outcome, setOutcome] = useState("");
  const submit = async (form: HTMLFormElement) => {
    const amount = String(new FormData(form).get("amount") ?? "");
    const id = await act(action, amount);
    const made = (await readHome()).transactions.find((one) => one.id === id);
    if (made) setOutcome(translate(`outcome.${made.status}`, { code: made.errorCode ?? "" }));
    onDone();
  };
  return (
    <form
      class="action-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit(event.currentTarget);
      }}
    >
      <p class="title">{translate(`do.${action}`)}</p>
      <label>
        {translate("amount")}
        <input
          name="amount"
          type="number"
          min="0.01"
          max="100000"
          step="0.01"
          required
          value="20"
        />
      </label>
      <p role="status">{outcome}</p>
      <button type="submit">{translate("confirm")}</button>
      <button type="button" onClick={onClose}>
        {translate("cancel")}
      </button>
    </form>
  );
}
