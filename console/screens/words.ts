import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { type Words, wordsIn } from "../models/texts.ts";

export const WordsContext = createContext<Words>(wordsIn("zh-CN"));

/** The texts in the agent's language. */
export const useWords = (): Words => useContext(WordsContext);
