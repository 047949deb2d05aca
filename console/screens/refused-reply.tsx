import type { JSX } from "preact";
import type { ReplyDraft } from "../models/reply-draft.ts";
import { useTranslation } from "./translation.ts";

/** Why the last message was refused, with a way to write it again. The same one would be refused again. */
export function RefusedReply({ reply }: { readonly reply: ReplyDraft }): JSX.Element | null {
  const { t } = useTranslation();
  const refused = reply.refused.value;
  if (refused?.refusal === undefined) return null;
  return (
    <div class="refused-reply" role="alert">
      <p>{t(`refused.${refused.refusal}`)}</p>
      <button type="button" class="secondary" onClick={() => reply.rewrite(refused)}>
        {t("reply.rewrite")}
      </button>
    </div>
  );
}
