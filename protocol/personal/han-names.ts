/** Chinese names, by what stands beside them. It takes rather too much for a name than too little. */

import { compoundSurnames, fullName, han, surerName, surnames, titledName } from "./surnames.ts";

const link = "(?:是|叫|为|為|就是|写的是|[:：])?\\s*";
const saysName = `(?:我叫|我名叫|名叫|叫做|叫作|本人|本名|真名|全名|姓名|名字|大名|收款人|收款方|付款人|付款方|转账人|汇款人|匯款人|户名|戶名|联系人|聯絡人|持卡人|开户人|開戶人|经办人|寄件人|收件人|受益人|申请人|投诉人|客服|专员|工号)`;
const relatives =
  "(?:老婆|老公|妻子|丈夫|太太|先生|爱人|媳妇|男朋友|女朋友|男友|女友|朋友|同事|同学|室友|儿子|女儿|爸爸|妈妈|父亲|母亲|爸|妈|哥哥|姐姐|弟弟|妹妹|哥|姐|弟|妹|爷爷|奶奶|外公|外婆|叔叔|阿姨|舅舅|姑姑|表哥|表弟|表姐|表妹|老板|房东|亲戚|邻居|客户|用户|商家|卖家|买家|店主)";
const toward =
  "(?:我是|这是|這是|那是|给|給|找|联系|聯絡|向|和|跟|与|與|帮|幫|替|代|把|被|问|問|请|請|叫|是|姓)";
const ends = `(?=$|[^\\p{Script=Han}]|[的了是和给給转轉说說要没沒不也就都有到从從把被跟收付打汇匯发發在您你我他她这這那麻请請谢謝帮幫怎为已还還再来來去])`;
const title =
  "(?:先生|女士|小姐|太太|老师|老師|经理|經理|主管|主任|(?<![钱錢付])总(?![是额額共计計数數结算体]|$)|姐|哥|叔|阿姨|同学|同學|师傅|師傅|医生|律师|警官|大哥|大姐|老板)";

const patterns = [
  `(?<=${saysName}${link})(${fullName})`,
  `(?<=${relatives}(?:叫|是|名叫|姓名)?\\s*)(${fullName})`,
  `(?<=${toward}\\s*)(${surerName})${ends}`,
  // A name that is all that stands between two signs, or begins what is said of it.
  `(?<!${han})(${surerName})(?!${han})`,
  `(?<!${han})(${surerName})(?=[的说說在给給转轉没沒收是和跟还還已您你])`,
  `(${titledName})(?=${title})`,
  // Where it can be no word: two characters that are a surname and hardly anything else.
  `((?:欧阳|歐陽|司马|司馬|诸葛|諸葛|皇甫|尉迟|慕容|令狐|宇文|轩辕|公孙|司徒)(?:(?![的了是和给转说要没不也就都有到从向把被在女先小总您你我])${han}){0,2})`,
].map((pattern) => new RegExp(pattern, "gu"));

/** Names in a text, with a surname that stands before a title. */
export const hanNamesIn = (text: string): readonly string[] =>
  patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([, name = ""]) => name));

/** 王先生, 欧阳女士: as much of a name as stands before a title. */
export const titled = new RegExp(`${titledName}(?=${title})`, "gu");

/** 老王, 小李: a surname behind one of these, unless both begin another word. */
export const familiar = new RegExp(
  `(?<![大最从從很多缩縮较較太不越更养養])(?:(?<=[小阿])(?![钱錢付黄黃白孙孫](?![您你说說]))(?![程金钱石白黄夏马龙万毛方向付叶江雷余段田汤何许周时季易牛柳梅安严郭孔于齐][期序额多时末店子路号額數数米虾儿意利程计屏卡票块段])|(?<=老))(?![师師板公婆人了的是付])[${surnames}](?![序额期])`,
  "gu",
);

const surnameOf = new RegExp(`^(?:${compoundSurnames}|[${surnames}])`, "u");

/** `王` of `王小明`; undefined where it begins like no name. */
export const surnameIn = (name: string): string | undefined => surnameOf.exec(name)?.[0];
