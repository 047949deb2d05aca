import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { Icon } from "../../ui/icons.tsx";
import { useWidgetContext } from "../context.ts";

/** Says on every screen what keeps the customer from the server, or from being who they are, and what follows. */
export function OfflineBar(): JSX.Element | null {
  const { support, t } = useWidgetContext();
  const { announcer, connection, identity, navigation } = support;
  const writes = navigation.screen.value.name === "chat";
  const trouble = identity.trouble.value;
  const isOffline = connection.state.value === "offline";
  const text = isOffline
    ? t(writes ? "chat.offline" : "panel.offline")
    : trouble && t(trouble === "held" ? "identity.held" : "identity.guest");
  useEffect(() => {
    if (text) announcer.say("connection", text);
    else if (connection.state.peek() === "online") announcer.end("connection", t("panel.online"));
  }, [text, connection.state.value]);
  if (!text) return null;
  return (
    <p class="offline">
      <Icon name={isOffline ? "offline" : "alert"} />
      {text}
      {!isOffline && trouble === "held" && (
        <button type="button" class="quiet" onClick={identity.continueAsGuest}>
          {t("identity.asGuest")}
        </button>
      )}
    </p>
  );
}
