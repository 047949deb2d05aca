import type { ComponentChildren, JSX } from "preact";
import { Header } from "./header.tsx";

/** What stands around a text to read. It is here, and not with the text, which is loaded later: the way back never is. */
export function ReadingScreen(props: {
  readonly title?: string | undefined;
  /** Which one of several it is. */
  readonly lead?: string | undefined;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <div class="screen">
      <Header>
        {props.title && (
          <div class="middle">
            <h1 class="title">{props.title}</h1>
            {props.lead && <p class="title-lead">{props.lead}</p>}
          </div>
        )}
      </Header>
      {props.children}
    </div>
  );
}
