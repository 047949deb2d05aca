import type { JSX } from "preact";
import type { Message } from "../../../protocol/conversation.ts";
import { RichText } from "../../../ui/rich-text.tsx";

/** A body that is more than text, without what could be done with it then. Undefined: the list draws it. */
export function saidEarlier({ body }: Message): JSX.Element | undefined {
  switch (body.kind) {
    case "article":
      return (
        <article class="bubble card">
          <h2 class="card-topic">{body.title}</h2>
          <RichText blocks={body.blocks} lead />
        </article>
      );
    case "choices":
      return (
        <div class="bubble">
          {body.firstStep && <p class="first-step">{body.firstStep.text}</p>}
          {body.text}
          <ul class="choices-then">
            {body.choices.map(({ articleId, title }) => (
              <li key={articleId}>{title}</li>
            ))}
          </ul>
        </div>
      );
    case "attachment":
      return <p class="bubble">{body.name}</p>;
    case "ticket":
      return <p class="bubble">{body.number}</p>;
    case "transaction":
      return <p class="bubble">{body.title}</p>;
    case "text":
    case "notice":
    case "redacted":
      return undefined;
  }
}
