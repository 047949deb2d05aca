import type { JSX } from "preact";
import { Icon } from "../../ui/icons.tsx";
import { useWidgetContext } from "../context.ts";

/** Says on every screen what keeps the customer from the server, or from being who they are, and what follows. */
export function OfflineBar(): JSX.Element {
  const { support, t } = useWidgetContext();
  const { connection, identity, navigation } = support;
  const writes = navigation.screen.value.name === "chat";
  const trouble = identity.trouble.value;
  return (
    <div role="status">
      {connection.state.value === "offline" ? (
        <p class="offline">
          <Icon name="offline" />
          {t(writes ? "chat.offline" : "panel.offline")}
        </p>
      ) : (
        trouble && (
          <p class="offline">
            <Icon name="alert" />
            {t(trouble === "held" ? "identity.held" : "identity.guest")}
            {trouble === "held" && (
              <button type="button" class="quiet" onClick={identity.continueAsGuest}>
                {t("identity.asGuest")}
              </button>
            )}
          </p>
        )
      )}
    </div>
  );
}
