import type { ComponentChildren, JSX } from "preact";
import { Header } from "./header.tsx";

/** What stands around a text to read. It is here, and not with the text, which is loaded later: the way back never is. */
export function ReadingScreen(props: {
  readonly title?: string | undefined;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <div class="screen">
      <Header>{props.title && <h1 class="title middle">{props.title}</h1>}</Header>
      {props.children}
    </div>
  );
}
