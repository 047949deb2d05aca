import type { ComponentChildren, JSX } from "preact";
import "./privacy.css";

interface CardPageProps {
  readonly title: string;
  readonly children: ComponentChildren;
}

/** A page of cards below a title. */
export const CardPage = ({ title, children }: CardPageProps): JSX.Element => (
  <main class="privacy">
    <header class="privacy-head">
      <h1>{title}</h1>
    </header>
    {children}
  </main>
);
