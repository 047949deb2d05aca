import type { JSX } from "preact";
import { Strokes } from "../../ui/icons.tsx";
import { phoneIcon } from "../../ui/part-icons.ts";
import { useWidgetContext } from "../context.ts";
import { useDeskHours } from "./use-desk-hours.ts";

interface HotlineProps {
  /** Another number than that of the wallet, with what stands below it. */
  readonly number?: string;
  readonly lead?: string;
}

/** Another way to a person, for who does not want to wait. */
export function HotlineCard(props: HotlineProps): JSX.Element | null {
  const { support, t } = useWidgetContext();
  const { hotline, serviceHours } = support.contacts.value;
  const now = useDeskHours();
  const { number = hotline, lead = serviceHours } = props;
  if (!number) return null;
  return (
    <section class="hotline" aria-label={t("contact.hotline")}>
      <Strokes paths={[phoneIcon]} />
      <p>
        {number}
        {lead && (
          <small>
            {lead}
            {now && !props.lead && (
              <>
                <i class="sep" />
                {now}
              </>
            )}
          </small>
        )}
      </p>
      <a
        class="call"
        href={`tel:${number.replace(/[^\d+]/g, "")}`}
        aria-label={`${t("contact.call")} ${number}`}
      >
        {t("contact.call")}
      </a>
    </section>
  );
}
