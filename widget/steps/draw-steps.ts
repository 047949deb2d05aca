import type { EmergencySteps } from "../../protocol/faq-copy.ts";
import { add } from "../embed/add.ts";
import type { StepsWords } from "./words.ts";

/**
 * Whom to call, before the button that tries again, and below that what to do in each kind, the likeliest open. Nodes and properties
 * only: a strict CSP allows these. Returns what removes them.
 */
export function drawSteps(
  frame: HTMLElement,
  { contacts, emergencies }: EmergencySteps,
  words: StepsWords,
): () => void {
  const call = document.createElement("div");
  call.className = "steps-call";
  const { hotline, emergencyHotline, serviceHours } = contacts;
  const number = emergencyHotline ?? hotline;
  if (number) {
    add(call, "a", {
      // Only the one for emergencies is answered by day and by night: the other one is no main action at any hour.
      className: emergencyHotline ? "steps-now" : "",
      href: `tel:${number.replace(/[^\d+]/g, "")}`,
      textContent: `${words.call} ${number}`,
    });
    const lead = emergencyHotline ? words.dayAndNight : serviceHours;
    if (lead) add(call, "small", { textContent: lead });
    frame.querySelector("p")?.after(call);
  }
  const section = add(frame, "section", { className: "steps-kinds" });
  for (const [index, { name, steps }] of emergencies.entries()) {
    const kind = add(section, "details", { open: index === 0 });
    add(kind, "summary", { textContent: name });
    const list = add(kind, "ol", {});
    for (const { title, note } of steps) {
      const step = add(list, "li", { textContent: title });
      if (note) add(step, "small", { textContent: note });
    }
  }
  return () => {
    call.remove();
    section.remove();
  };
}
