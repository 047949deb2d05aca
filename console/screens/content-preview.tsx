import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { LocalReplies } from "../../protocol/content-reply.ts";
import { type Locale, locales } from "../../protocol/conversation.ts";
import type { ContentAnswer, LocalArticle } from "../../protocol/gaps.ts";
import { ContentAsk } from "./content-ask.tsx";
import { LocaleSegments } from "./locale-segments.tsx";
import { PhonePreview } from "./phone-preview.tsx";
import { useTranslation } from "./translation.ts";
import "./content-preview.css";
import "./segments.css";

interface ContentPreviewProps {
  readonly articles: readonly LocalArticle[];
  /** Of what is not ours: what a customer reads instead. */
  readonly replies?: readonly LocalReplies[] | undefined;
  /** Stands where no article is there yet. */
  readonly hint: string;
  /** What a customer asked. */
  readonly question: string;
  readonly onAsk: (question: string, locale: Locale) => Promise<ContentAnswer | null>;
}

const noReplies: readonly LocalReplies[] = [];

/** The article as customers see it, in each language, light and dark; beside it a question, and why it is answered so. */
export function ContentPreview({
  articles,
  replies = noReplies,
  hint,
  question,
  onAsk,
}: ContentPreviewProps): JSX.Element {
  const { t } = useTranslation();
  const [locale, setLocale] = useState<Locale>(locales[0]);
  const [theme, setTheme] = useState<"light" | "dark">("light");
  const [asked, setAsked] = useState<{ readonly text: string; readonly answer: ContentAnswer }>();
  // Another article: its answer is asked for again.
  useEffect(() => setAsked(undefined), [articles, replies, question]);
  const own = articles.find((one) => one.locale === locale)?.article;
  const said = replies.find((one) => one.locale === locale)?.replies ?? [];
  const ask = async (text: string) => {
    const answer = await onAsk(text, locale);
    if (answer) setAsked({ text, answer });
    return answer !== null;
  };
  return (
    <aside class="preview" aria-label={t("preview.label")}>
      <div class="preview-head">
        <LocaleSegments locale={locale} onChange={setLocale} label={t("preview.language")} />
        <fieldset class="segments" aria-label={t("preview.theme")}>
          {(["light", "dark"] as const).map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === theme}
              onClick={() => setTheme(one)}
            >
              {t(`preview.${one}`)}
            </button>
          ))}
        </fieldset>
      </div>
      <PhonePreview
        locale={locale}
        theme={theme}
        question={asked?.text ?? (own || said.length > 0 ? question : "")}
        article={asked ? asked.answer.article : own}
        replies={asked ? asked.answer.replies : said}
        hint={asked ? t(`gaps.now.${asked.answer.outcome}`) : hint}
      />
      <ContentAsk onAsk={ask} answer={asked?.answer} />
    </aside>
  );
}
