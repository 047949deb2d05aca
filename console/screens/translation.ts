import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { type Translation, translationFor } from "../models/texts.ts";

export const TranslationContext = createContext<Translation>(translationFor("zh-CN"));

/** The texts in the agent's language. */
export const useTranslation = (): Translation => useContext(TranslationContext);
