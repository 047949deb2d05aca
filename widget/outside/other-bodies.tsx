import type { JSX } from "preact";
import type { Locale } from "../../protocol/conversation.ts";
import type { OutsideBody } from "../../protocol/outside-bodies.ts";
import type { Ticket } from "../../protocol/ticket.ts";
import { createTranslate, type Text, type Translate } from "../../ui/translate.ts";
import { useWidgetContext } from "../context.ts";
import en from "../locales/outside/en.json" with { type: "json" };
import zhCN from "../locales/outside/zh-CN.json" with { type: "json" };
import zhTW from "../locales/outside/zh-TW.json" with { type: "json" };

type OutsideKey = keyof typeof zhCN;

const texts: Readonly<Record<Locale, Readonly<Record<OutsideKey, Text>>>> = {
  "zh-CN": zhCN,
  "zh-TW": zhTW,
  en,
};

function useOutsideTexts(): Translate<OutsideKey> {
  const { locale } = useWidgetContext();
  return createTranslate<OutsideKey>(texts[locale], locale);
}

export interface OtherBodiesProps {
  readonly outside: NonNullable<Ticket["outside"]>;
}

/** Once nothing more can be asked of us: who else there is, of the customer's region or of all. */
export function OtherBodies({ outside }: OtherBodiesProps): JSX.Element {
  const text = useOutsideTexts();
  const { navigation } = useWidgetContext().support;
  return (
    <section>
      <h2 class="section-title">{text("title")}</h2>
      <p class="muted">{text("lead")}</p>
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
      {/* The article is the editors'. */}
      <button
        type="button"
        class="primary wide outside-how"
        onClick={() => navigation.go({ name: "article", id: "regulator-report" })}
      >
        {text("how")}
      </button>
    </section>
  );
}

function Body({ body: { name, takes, phone, url } }: { readonly body: OutsideBody }): JSX.Element {
  const text = useOutsideTexts();
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
          aria-label={text("siteOf", { name })}
        >
          {text("site")}
        </a>
      )}
    </li>
  );
}
