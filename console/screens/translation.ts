import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { type Translation, translationFor } from "../models/texts.ts";
import type { TitleOfTopic } from "../models/topic-titles.ts";

export const TranslationContext = createContext<Translation>(translationFor("zh-CN"));

export const TopicContext = createContext<TitleOfTopic>((topic) => topic);

/** Topics in the agent's language. */
export const useTopicTitles = (): TitleOfTopic => useContext(TopicContext);

/** The texts in the agent's language. */
export const useTranslation = (): Translation => useContext(TranslationContext);
