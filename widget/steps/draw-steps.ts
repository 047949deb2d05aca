import type { EmergencySteps } from "../../protocol/faq-copy.ts";
import { add } from "../embed/add.ts";

/** Whom to call, then what to do in each kind, the likeliest open. Nodes and properties only: a strict CSP allows these. */
export function drawSteps(
  frame: HTMLElement,
  { contacts, emergencies }: EmergencySteps,
): HTMLElement {
  frame.style.overflow = "auto";
  const section = add(frame, "section", {});
  const number = contacts.emergencyHotline ?? contacts.hotline;
  if (number) {
    const call = add(section, "a", { href: `tel:${number.replace(/[^\d+]/g, "")}` });
    add(call, "b", { textContent: number });
    Object.assign(call.style, { display: "block", padding: "12px 0", color: "inherit" });
    // The one for emergencies is answered by day and by night.
    if (!contacts.emergencyHotline && contacts.serviceHours)
      add(section, "div", { textContent: contacts.serviceHours });
  }
  for (const [index, { name, steps }] of emergencies.entries()) {
    const kind = add(section, "details", { open: index === 0 });
    add(kind, "summary", { textContent: name }).style.padding = "12px 0";
    const list = add(kind, "ol", {});
    Object.assign(list.style, { margin: "0", paddingInlineStart: "24px" });
    for (const { title, note } of steps) {
      const step = add(list, "li", { textContent: title });
      step.style.padding = "4px 0";
      if (note) add(step, "div", { textContent: note }).style.opacity = ".8";
    }
  }
  return section;
}
