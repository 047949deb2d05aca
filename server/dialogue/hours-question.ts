/** “周六上班吗”, “国庆上班吗”, “are you open on sunday”: days whose hours are asked for. */

export type AskedDay =
  | "sun"
  | "mon"
  | "tue"
  | "wed"
  | "thu"
  | "fri"
  | "sat"
  | `${number}-${number}`;

const days: readonly (readonly [RegExp, readonly AskedDay[]])[] = [
  [/周末|週末|礼拜六日|\bweekends?\b/iu, ["sat", "sun"]],
  [/(?:周|週|星期|礼拜|禮拜)六|\bsaturdays?\b/iu, ["sat"]],
  [/(?:周|週|星期|礼拜|禮拜)[日天]|\bsundays?\b/iu, ["sun"]],
  [/(?:周|週|星期|礼拜|禮拜)一|\bmondays?\b/iu, ["mon"]],
  [/(?:周|週|星期|礼拜|禮拜)二|\btuesdays?\b/iu, ["tue"]],
  [/(?:周|週|星期|礼拜|禮拜)三|\bwednesdays?\b/iu, ["wed"]],
  [/(?:周|週|星期|礼拜|禮拜)四|\bthursdays?\b/iu, ["thu"]],
  [/(?:周|週|星期|礼拜|禮拜)五|\bfridays?\b/iu, ["fri"]],
  [/国庆|國慶|十一(?!月)|\bnational day\b/iu, ["10-01"]],
  [/元旦|\bnew year'?s?(?: day)?\b/iu, ["01-01"]],
  [/五一|劳动节|勞動節|\blabou?r day\b/iu, ["05-01"]],
  [/圣诞|聖誕|\bchristmas\b/iu, ["12-25"]],
];

const open =
  /上班|营业|營業|开门|開門|休息|放假|值班|办公|在线|在線|有(?:人工|真人|客服)|有人(?:吗|嗎|在|值班|上班|接)|(?:客服|人工|你们|你們).{0,4}(?:在|有)[吗嗎不]|\bopen\b|\bclosed?\b|\bavailable\b|working hours|on duty|\bwork(?:ing)?\b.*\?/iu;
/** Banks and shops have hours of their own. */
const ofOthers = /银行|銀行|商家|商户|\bbanks?\b|\bshops?\b|\bstores?\b/iu;

/** In characters: what is longer tells a story. */
const longest = { chinese: 20, other: 60 } as const;

/** Empty where no hours are asked for. */
export function askedDays(text: string): readonly AskedDay[] {
  const most = /\p{Script=Han}/u.test(text) ? longest.chinese : longest.other;
  if (text.length > most || !open.test(text) || ofOthers.test(text)) return [];
  return [...new Set(days.flatMap(([pattern, named]) => (pattern.test(text) ? named : [])))];
}
