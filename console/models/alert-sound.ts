import type { ReadonlySignal } from "@preact/signals";
import type { Alert } from "./alerts.ts";
import { isFirstWindow } from "./first-window.ts";

interface AlertSound {
  /** Of several windows one plays it. `about` tells this alert from the next. */
  play(alert: Alert, about: string): void;
}

/** Notes in Hz, played one after the other. */
const tunes: Record<Alert, readonly number[]> = {
  queue: [587, 880],
  "handed-over": [587, 880],
  message: [740],
  memo: [660, 660],
};
const noteSeconds = 0.14;
/** 1 is full volume. */
const loudness = 0.08;

/** Made by the browser, so there is no file to load. A page may play sounds only after the first click or key. */
export function createAlertSound(enabled: ReadonlySignal<boolean>): AlertSound {
  let context: AudioContext | undefined;
  const wake = () => {
    context ??= new AudioContext();
    if (context.state === "suspended") void context.resume();
  };
  for (const gesture of ["pointerdown", "keydown"])
    document.addEventListener(gesture, wake, { once: true, capture: true });
  return {
    play(alert, about) {
      const audio = context;
      if (!enabled.value || audio?.state !== "running") return;
      void isFirstWindow(`${alert}:${about}`).then((first) => {
        if (!first) return;
        tunes[alert].forEach((pitch, index) => {
          playNote(audio, pitch, audio.currentTime + index * noteSeconds);
        });
      });
    },
  };
}

function playNote(audio: AudioContext, pitch: number, at: number): void {
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.frequency.value = pitch;
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(loudness, at + 0.01);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + noteSeconds * 2);
  tone.connect(volume).connect(audio.destination);
  tone.start(at);
  tone.stop(at + noteSeconds * 2);
}
