import { AddPanel } from "./add-panel.tsx";
import css from "./attachments.css?inline";
import { BesideField } from "./beside-field.tsx";
import { Evidence } from "./evidence.tsx";
import { PicturesScreen } from "./pictures-screen.tsx";
import { SentFiles } from "./sent-files.tsx";
import { WaitingMessages } from "./waiting-messages.tsx";

/** All about photographs and PDFs, loaded when the first one is added or shown. */
export { openFiles } from "./use-files.ts";
export const addPanel = { Component: AddPanel, css };
export const besideField = { Component: BesideField, css };
export const waitingMessages = { Component: WaitingMessages, css };
export const sentFiles = { Component: SentFiles, css };
export const evidence = { Component: Evidence, css };
export const pictures = { Component: PicturesScreen, css };
