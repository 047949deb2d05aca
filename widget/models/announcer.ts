import { type ReadonlySignal, signal } from "@preact/signals";

type Subject = "connection" | "queue" | "sending" | "files" | "problem";

/** What a screen reader reads out beside the log: one line at a time, and of what changes quickly the last word about each subject. */
export interface Announcer {
  readonly said: ReadonlySignal<string>;
  say(subject: Subject, text: string): void;
  /** There is nothing to say about it any more. Whoever has heard of it hears `text`, too. */
  end(subject: Subject, text?: string): void;
  stop(): void;
}

/** In milliseconds: whoever hears the screen does not hear each step. */
const calmMs = 5_000;

export function createAnnouncer(): Announcer {
  const said = signal("");
  const heard = new Map<Subject, string>();
  const waiting = new Map<Subject, { readonly text: string; readonly ends: boolean }>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function speak(): void {
    timer = undefined;
    for (const [subject, { text, ends }] of waiting) {
      waiting.delete(subject);
      const isKnown = heard.get(subject) === text;
      if (ends) heard.delete(subject);
      else heard.set(subject, text);
      if (isKnown || text === "") continue;
      // The same line again is a new one only where it differs.
      said.value = said.peek() === text ? `${text}\u00a0` : text;
      timer = setTimeout(speak, calmMs);
      return;
    }
  }
  const give = (subject: Subject, text: string, ends: boolean) => {
    waiting.delete(subject);
    waiting.set(subject, { text, ends });
    if (timer === undefined) speak();
  };
  return {
    said,
    say: (subject, text) => give(subject, text, false),
    end(subject, text = "") {
      if (heard.has(subject)) give(subject, text, true);
      else waiting.delete(subject);
    },
    stop: () => clearTimeout(timer),
  };
}
