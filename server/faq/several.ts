/** One message, several questions: “提现多久到账？手续费怎么算？” */

/** More than this is a story, whose sentences are not to be answered one by one. */
const longest = 240;
const mostSentences = 6;
/** In a longer text a comma stands within a thought. */
const longestByComma = 60;

const asks =
  /[?？]$|怎么|怎样|如何|什么|为啥|多久|多少|几天|哪里|哪些|吗|能不能|可不可以|是否|咋|麼|嗎|哪|\b(?:how|what|why|when|where|which|who|can|could|do|does|did|is|are|should|will)\b/iu;
const carriesOn = /^(?:另外|还有|還有|以及|顺便|順便|再问|再問|第[一二三]|also|and|besides)/iu;
const ends =
  /(?<=[?？!！。；;])|\n+|[,，、\s]+(?=另外|还有|還有|以及|顺便问|順便問|再问|再問|and also\b|also\b)/u;
const numbering = /^\s*(?:[(（]?[0-9一二三][)）、.:：]|[①②③④])\s*/u;

/** The sentences of a message that ask something, in its order; none where it asks fewer than two. */
export function splitQuestions(message: string): readonly string[] {
  if (message.length > longest) return [];
  const bySentence = questionsAmong(message.split(ends));
  if (bySentence.length > 0 || message.length > longestByComma) return bySentence;
  return questionsAmong(message.split(/[,，、\s]*[,，、][,，、\s]*/u));
}

function questionsAmong(pieces: readonly string[]): readonly string[] {
  const sentences = pieces.filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
  if (sentences.length < 2 || sentences.length > mostSentences) return [];
  // Who counts, or says “also”, lists what is wrong, question marks or not.
  const listed = sentences.slice(1).some((one) => carriesOn.test(one) || numbering.test(one));
  const questions = sentences.filter((one) => listed || asks.test(one.trim()));
  if (questions.length < 2) return [];
  return questions.map((one, at) => {
    const text = one.replace(numbering, "").trim();
    return at === 0 ? text : text.replace(carriesOn, "");
  });
}
