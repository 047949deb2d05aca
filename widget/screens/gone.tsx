import type { JSX } from "preact";
import { useWidgetContext } from "../context.ts";
import { useArticleTexts } from "./article-texts.ts";
import { Failed } from "./failed.tsx";

/** The server has no such thing, and will have none the next time: instead of a retry there is the way to say what it is about. */
export function Gone({ title }: { readonly title: string }): JSX.Element {
  const { navigation } = useWidgetContext().support;
  const say = useArticleTexts();
  return (
    <Failed
      icon="alert"
      title={title}
      action={say("ask")}
      onRetry={() => navigation.go({ name: "chat" })}
    >
      {say("goneLead")}
    </Failed>
  );
}
