import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { EmergencyGuide } from "../../protocol/emergency.ts";
import type { FaqCopy } from "../../protocol/faq-copy.ts";
import { useWidgetContext } from "../context.ts";
import { HotlineCard } from "./hotline-card.tsx";

/** What stands in place of a screen whose file does not come: the title that was tapped; of the emergency screen its steps. */
export function StepsKept(): JSX.Element | null {
  const screen = useWidgetContext().support.navigation.screen.value;
  if (screen.name === "emergency") return <KeptSteps />;
  return screen.name === "article" ? <h1 class="greeting">{screen.title}</h1> : null;
}

/** Whom to call, and the steps as this device has them or the server says them. */
function KeptSteps(): JSX.Element {
  const { support, locale } = useWidgetContext();
  const { faq, navigation, contacts, chat, server } = support;
  const guides = useSignal<readonly EmergencyGuide[]>([]);
  useEffect(() => {
    const load = async () => {
      const copy: FaqCopy =
        (await faq.readKept()) ??
        (await (await fetch(`${server}/api/faq-copy?locale=${locale}&urgency=urgent`)).json());
      guides.value = copy.emergencies;
    };
    // Without them there is the telephone.
    load().catch(() => {});
  }, []);
  const screen = navigation.screen.value;
  const kind = (screen.name === "emergency" && screen.kind) || chat.view.value?.emergency?.kind;
  const guide = guides.value.find((one) => one.kind === kind) ?? guides.value[0];
  const number = contacts.value.emergencyHotline;
  return (
    <div class="steps-kept">
      {guide && (
        <>
          <h2 class="greeting">{guide.title}</h2>
          {guide.freezes && <p class="muted">{guide.freezePath}</p>}
          <ol class="rows">
            {guide.steps.map(({ id, title, note }, index) => (
              <li class="row-button" key={id}>
                <span>
                  {index + 1}. {title}
                  <small>{note}</small>
                </span>
              </li>
            ))}
          </ol>
        </>
      )}
      <HotlineCard {...(number && { number, lead: guide?.name ?? "" })} />
    </div>
  );
}
