import { loadTaiwanConversion } from "./chinese.ts";
import { createTaiwanWalletWords } from "./taiwan-wallet-words.ts";

/** Simplified → Taiwan's characters and words, those of a wallet too. Loads tables of 30 MB. */
export async function loadToTaiwan(): Promise<(simplified: string) => string> {
  const convert = await loadTaiwanConversion();
  const correct = createTaiwanWalletWords();
  return (text) => correct(convert(text));
}
