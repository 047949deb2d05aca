import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { limits } from "../../protocol/limits.ts";
import { isBlank } from "../../protocol/text.ts";
import type { SearchModel } from "../models/search.ts";
import { Dialog } from "./dialog.tsx";
import { useTranslation } from "./translation.ts";

/** A name for what is typed, with its conditions and order. */
export function SearchSaveDialog({ search }: { readonly search: SearchModel }): JSX.Element {
  const { t } = useTranslation();
  const [name, setName] = useState(search.text.peek().trim().slice(0, limits.topicLength));
  const problem = search.saved.problem.value;
  const close = () => {
    search.naming.value = false;
  };
  return (
    <Dialog title={t("search.save")} onClose={close}>
      <form
        class="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBlank(name)) void search.keep(name.trim()).then((kept) => kept && close());
        }}
      >
        <label class="field">
          <span>{t("search.saveName")}</span>
          <input
            value={name}
            maxLength={limits.topicLength}
            required
            autofocus
            onInput={({ currentTarget }) => setName(currentTarget.value)}
          />
        </label>
        <p class="muted meta">{t("search.saveNote")}</p>
        {problem !== null && (
          <p class="problem" role="alert">
            {t(problem === "too_large" ? "search.saveFull" : `refused.${problem}`)}
          </p>
        )}
        <footer class="dialog-foot">
          <button type="button" class="secondary" onClick={close}>
            {t("cancel")}
          </button>
          <button type="submit" class="primary" aria-disabled={isBlank(name)}>
            {t("search.save")}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
