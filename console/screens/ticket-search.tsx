import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { TicketsModel } from "../models/tickets.ts";
import { ConsoleIcon } from "./console-icon.tsx";
import { Keys } from "./key-hint.tsx";
import { useTranslation } from "./translation.ts";

/** Milliseconds that somebody must not type before the list is read. */
const pauseMs = 300;

/** In the number, the words and the customer's name of a complaint. */
export function TicketSearch({ tickets }: { readonly tickets: TicketsModel }): JSX.Element {
  const { t } = useTranslation();
  const typing = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(typing.current), []);
  const { view, filter } = tickets.list.value;
  return (
    <label class="tickets-search">
      <ConsoleIcon name="search" />
      <input
        key={view}
        aria-label={t("tickets.search")}
        placeholder={t("tickets.searchHint")}
        maxLength={60}
        defaultValue={filter.text ?? ""}
        onInput={({ currentTarget }) => {
          const text = currentTarget.value.trim();
          clearTimeout(typing.current);
          typing.current = setTimeout(() => tickets.narrow({ text: text || undefined }), pauseMs);
        }}
      />
      <Keys label="/" />
    </label>
  );
}
