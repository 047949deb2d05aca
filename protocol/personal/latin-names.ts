/** Names in Latin letters. They cannot be known by their look alone: given names are listed, and so are words that are none. */

/** Given names that are no words of every day; they count in any case of letters. */
const givenNames =
  "aaron abdul adam adrian ahmed aisha alan albert alex alexander alice alison amanda amy andrea andrew angela anna anne anthony arthur barbara ben benjamin betty bobby brandon brian bruce carl carlos carol caroline catherine charles charlie chris christina christine christopher cindy claire colin craig daniel dave david deborah dennis derek diana donald donna dorothy doug douglas edward eileen elaine elizabeth ellen emily emma eric erica erik ethan eugene eva evelyn fatima fiona frances fred gary geoff george gerald gina gloria gordon greg gregory hannah harold harry heather helen henry howard ian irene isaac isabel ivan jackie jacob james jamie jane janet jason jean jeff jeffrey jennifer jenny jeremy jerry jessica jessie jill jim jimmy joan joanna joe joel john johnny jonathan jose joseph joshua juan judith judy julia julian julie justin karen karl kate katherine kathy kayla keith kelly kenneth kenny kevin kim kimberly kyle larry laura lauren lawrence leonard leslie linda lisa louis louise lucas lucy luke lynn maggie marcus margaret maria marie marilyn mario martha martin mary matt matthew megan melissa michael michelle mike mohamed mohammed monica muhammad nancy natalie nathan neil nicholas nicole nigel nina noah olivia oscar pamela patricia patrick paul paula pedro peter philip phillip rachel ralph raymond rebecca richard rita robert roger ronald roy russell ruth ryan sally samantha samuel sandra sara sarah scott sean sharon shirley simon sofia sophia sophie stephanie stephen steve steven stuart sue susan suzanne tanya teresa terry theresa thomas tiffany tim timothy tina todd tommy tony tracy tyler vanessa veronica vicky victor victoria vincent virginia vivian walter wayne wendy william willie yolanda yvonne zoe".split(
    " ",
  );

/** Words of messages to a wallet, of its brands and places, and of every day: none of them is a name, with a capital letter or not. */
const everydayWords = new Set(
  "a about account accident different unusual correct spelled too sir madam everyone everybody morning christmas passport surname document address accounts add after again ago all alert already also always am amount an and android another any anything app apple are aren't as ask at atm available back balance bank be because been before bill block blocked buy but by called can can't cancel cannot card cards cash center centre change charge charged check chip china choose click code come complaint confirm contact could credit customer customers date day days dear debit declined deposit desk detail did didn't do does doesn't don't done due each email error expired face failed faq fee few find first for from fund funds get gift give go goes going good google got had has have he hello help her here hi him his history hk home hong hour hours how hotline huawei i i'm i've icon id if iphone in ios is isn't issue it it's item just kong know last later let like limit line link list live log login long lost macau made mainland make manager many march mastercard may me means menu message method minute minutes missing mobile money more most my name need network never new next no not note nothing now number numbers of off office ok okay old on once one only open option or order other our out over own page paid password pay payment payments paypal pending people person phone pin please pocket pocketdesk point points policy post press price problem process processing profile purchase qr question quick reach receive received recharge record red ref reference refund refunded refunds reply report reset restart right said samsung saturday scan screen search security see select send sent service services set settings she shop should show sign since sms so some someone something soon sorry still stop store sunday sure support system tap team tell terms than thank thanks that the their them then there these they thing things this those ticket till time to today tomorrow top transaction transactions transfer transferred transfers tried try trying two type under union unionpay until up update us usdt use used user using vat verification verify version very via visa wait waited waiting wallet want was wasn't way we wechat alipay week weeks welcome went were wh what when where which who why wifi will with withdraw withdrawal without wo won't work works would wrong xiaomi yes yesterday yet you your yours monday tuesday wednesday thursday friday january february april june july august september october november december english chinese singapore malaysia taiwan japan usa uk touch store pro max plus mini ultra play pass express american mass transit air airport plaza mall happy new year agent bot article hotline account's error's".split(
    " ",
  ),
);

export const isEverydayWord = (word: string): boolean => everydayWords.has(word.toLowerCase());

const word = "[A-Za-z][a-z'’-]*";
const capital = "[A-Z][a-z’'-]+";
const given = new Set(givenNames);
const pinyin =
  "(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uan|uai|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|a|o|e|i|u|v)";
const saysName = new RegExp(
  `(?<=\\b(?:name(?: is| was|'s)|call me|(?:name|payee|recipient|beneficiary|holder|sender|attn|signed)\\s*[:：=])\\s+)(${word}(?: ${word}){0,2})`,
  "giu",
);
const beside =
  "i am|i'm|i’m|this is|named|payee|recipient|beneficiary|holder|sender|to|from|by|with|ask|for|hi|hello|dear|hey|wife|husband|friend|son|daughter|brother|sister|mother|father|mom|mum|dad|boss|colleague"
    .split("|")
    .map((one) => `[${one[0]}${one[0]?.toUpperCase()}]${one.slice(1)}`)
    .join("|");
const isSomebody = new RegExp(
  `(?<=\\b(?:${beside})(?:,|:)?\\s+)(${capital}(?: ${capital}){0,2})`,
  "gu",
);
const titled = new RegExp(`(?<=\\b(?:Mr|Mrs|Ms|Miss|Dr)\\.?\\s)(${word}(?: ${capital})?)`, "gu");
const capitalised = new RegExp(`(?<![A-Za-z])(${capital}(?: ${capital}){1,2})(?![A-Za-z])`, "gu");
const givenFirst = new RegExp(
  `(?<![A-Za-z])((?:${givenNames.join("|")})(?: ${word})?)(?![A-Za-z])`,
  "giu",
);
const inPinyin = new RegExp(
  `(?<![A-Za-z])((?:wang|zhang|liu|chen|yang|zhao|huang|zhou|xu|zhu|guo|luo|zheng|deng|ouyang|sima|zhuge) (?:${pinyin}){1,2})(?![A-Za-z])`,
  "giu",
);

/** Names in a text, each without the words that only stand beside it. */
export function latinNamesIn(text: string): readonly string[] {
  if (!/[A-Za-z]{2}/.test(text)) return [];
  const said = [titled, inPinyin, isSomebody].flatMap((pattern) => allIn(text, pattern));
  // In small letters, too: then the first word that is none ends it.
  const named = allIn(text, saysName).filter((one) =>
    ofNames(one).startsWith(one.split(" ")[0] ?? ""),
  );
  const capitals = allIn(text, capitalised)
    .map(ofNames)
    .filter((one) => one.includes(" "));
  const listed = allIn(text, givenFirst).map((one) => {
    const [first = "", second = ""] = one.split(" ");
    return /^[A-Z]/.test(second) ? one : first;
  });
  return [...[...said, ...named, ...listed].map(ofNames), ...capitals].filter(
    (name) => name.length > 1,
  );
}

const allIn = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map(([, name = ""]) => name);

/** Without the words before it and after it that are none; a given name counts, though it is a word, too. */
function ofNames(words: string): string {
  const isNone = (one: string) => isEverydayWord(one) && !given.has(one.toLowerCase());
  const all = words.split(" ");
  const from = all.findIndex((one) => !isNone(one));
  const rest = from < 0 ? [] : all.slice(from);
  const end = rest.findIndex(isNone);
  return (end < 0 ? rest : rest.slice(0, end)).join(" ");
}
