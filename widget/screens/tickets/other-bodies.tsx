import type { JSX } from "preact";
import type { OutsideBody } from "../../../protocol/outside-bodies.ts";
import type { Ticket } from "../../../protocol/ticket.ts";
import { useTicketTexts } from "./texts.ts";

/** Once nothing more can be asked of us: who else there is, of the customer's region or of all. */
export function OtherBodies({ ticket: { outside } }: { readonly ticket: Ticket }) {
  const text = useTicketTexts();
  if (outside === undefined) return null;
  return (
    <section>
      <h2 class="section-title">{text("outside")}</h2>
      <p class="muted">{text("outsideLead")}</p>
      {outside.map(({ region, name, bodies }) => (
        <section key={region} class="ticket-card outside">
          {outside.length > 1 && <h3>{name}</h3>}
          <ul>
            {bodies.map((body) => (
              <Body key={body.name} body={body} />
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

function Body({ body: { name, takes, phone, url } }: { readonly body: OutsideBody }): JSX.Element {
  const text = useTicketTexts();
  return (
    <li>
      <p>
        {name}
        {takes && <small>{takes}</small>}
      </p>
      {phone && (
        <a class="call" href={`tel:${phone.replace(/[^\d+]/g, "")}`}>
          {phone}
        </a>
      )}
      {url && (
        <a
          class="call"
          href={url}
          target="_blank"
          rel="noopener noreferrer"
          aria-label={text("outsideSiteOf", { name })}
        >
          {text("outsideSite")}
        </a>
      )}
    </li>
  );
}
