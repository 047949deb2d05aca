import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useWidgetContext } from "../context.ts";

/**
 * The kind of emergency that the words are about which wait for a network: the bot cannot hear them, but the steps are on the
 * device, and so is what finds them. Undefined where there is a network, or no such words.
 */
export function useUnsentEmergency(): string | undefined {
  const { support } = useWidgetContext();
  const { faq, chat, connection } = support;
  const kind = useSignal<string | undefined>(undefined);
  const words = connection.state.value === "online" ? undefined : chat.pending.value.at(-1)?.text;
  useEffect(() => {
    kind.value = undefined;
    if (!words) return;
    const look = async () => {
      const [kept, [first]] = await Promise.all([faq.readKept(), faq.searchKept(words)]);
      kind.value = kept?.emergencies.find((guide) => guide.kind === first?.id)?.kind;
    };
    look().catch(() => {});
  }, [words]);
  return kind.value;
}
