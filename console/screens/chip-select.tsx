import type { JSX } from "preact";
import { Icon } from "../../ui/icons.tsx";
import "./chip-select.css";

/** As wide as what is chosen. */
export const ChipSelect = ({
  class: name,
  ...props
}: JSX.IntrinsicElements["select"]): JSX.Element => (
  <span class="chip-select">
    <select class={name} {...props} />
    <Icon name="down" />
  </span>
);
