import { compact } from "./compact.ts";
import { fold, invisible } from "./fold.ts";

/** What impostors lead customers to: another channel, a “safe account”, a shared screen. */
export type ImpostorKind = "other-channel" | "safe-account" | "remote-control";

/** Where they want to go on. 微信 has names by which it gets past those who look for it. */
const app =
  "微信|微[xv]|[薇威徽溦]信|v信|[vw]x|绿泡泡|綠泡泡|wei ?xin|qq|扣扣|企鹅|企鵝|whats ?app|telegram|tg|电报|電報|飞机|line|支付宝好友|好友";
/** Those that a name behind them gives away: a line, a plane and a friend have numbers of their own. */
const named =
  "微信|微[xv]|[薇威徽溦]信|v信|绿泡泡|綠泡泡|扣扣|企鹅|企鵝|电报|電報|(?<![a-z])(?:wei ?xin|[vw]x|qq|tg|telegram|whats ?app)";
const englishApp = "(?:we ?chat|whats ?app|telegram|line|qq|signal)";

const kinds: readonly (readonly [ImpostorKind, RegExp])[] = [
  [
    "other-channel",
    new RegExp(
      [
        `加(?:一?下|个|個|入)?(?:我们|我們|我|客服)?的?(?:个人|個人)?\\s?(?:${app})`,
        `(?:我的|我)\\s?(?:${app})(?:号|號|是|[:：])`,
        // “我们换到QQ聊”, “微信上说”: the talk is to go on elsewhere.
        `(?:换|換|转|轉|去|到|上|用)(?:到|去|成)?\\s?(?:${named})(?:上|里|裡|那边|那邊)?\\s?(?:聊|说|說|谈|談|联系|聯繫|聯絡|沟通|溝通|处理|處理|继续|繼續|弄|[\\w@]*\\d{4})`,
        `(?:咱们?|我们|我們|我和您|我跟您)[^，,]{0,3}(?:${named})(?:上|里|裡)?(?:聊|说|說|谈|談|联系|聯繫|聯絡|沟通|溝通|处理|處理)`,
        `(?:加|q|扣|tg)我\\s?(?:q|扣|v|tg|ins)?\\s?[:：]?\\s?\\d{5,}`,
        `(?:${named})\\s?(?:找|联系|聯繫|聯絡|加|呼|私信)我`,
        `(?:私下|私底下|线下|線下|下线|下線|下班后|下班後)\\s?(?:联系|聯繫|聯絡|找|加|打给|打給|聊|沟通|溝通|转|轉)[^，,]{0,6}(?:我|1[3-9]\\d{9}|\\d{5,})`,
        `(?:联系|聯繫|聯絡)我的?\\s?(?:${app})`,
        `添加(?:我们|我們|我|客服|专员|專員|专属|專屬)+的?(?:个人|個人)?\\s?(?:${app})`,
        // A name to look for in another app: “微信搜 kefu88”, “薇信：kefu88”, “v我 kefu88”.
        `(?:${named})(?:号|號)?\\s?(?:[:：]|搜索?|找|是)?\\s?(?=[a-z]+[\\w-]*\\d)[a-z][\\w-]{4,}`,
        "(?<!\\w)v我\\s?[:：]?\\s?[a-z\\d]",
        // “Telegram: @help_gal”
        `(?:${named})\\s?(?:号|號)?\\s?[:：]?\\s?@[\\w-]{4,}`,
        // “我给你发个QQ群，进群处理”, and anything else that goes on in a group.
        "(?:发|發|给|給)(?:您|你)?(?:个|個|一个|一個)?[^，,]{0,4}(?:微信|qq|扣扣|telegram|tg|line)?\\s?群(?=号|號|聊|二维码|[，,]|$)",
        "(?:进|進|加|入)(?:我们|我們|我|这个|這個)?的?群(?:聊)?(?:处理|處理|联系|聯繫|解决|解決|办理|辦理|再说|$)",
        // “我的电话是13812345678”
        "(?:我的|我)(?:私人|个人|個人)?的?(?:手机|手機|电话|電話|号码|號碼)(?:号|號)?\\s?(?:是|[:：])?\\s?1[3-9]\\d{9}",
        "(?:联系|聯繫|聯絡|打|拨打|撥打)我的?(?:私人|个人|個人)的?(?:手机|手機|电话|電話|号码|號碼)",
        "拉(?:您|你)(?:进|進|入).{0,4}群",
        "(?:扫|掃)(?:一下|描)?(?:这个|這個|下面|下方|我的?)?(?:的)?(?:二维|二維)?(?:码|碼).{0,4}(?:加|进|進|入)(?:群|好友|微信|我|Q)",
        "(?<![\\w+])\\+\\s?v\\s?[:：]?\\s?[a-z\\d]",
        `\\b(?:add|contact|message|text|reach|find|dm) (?:me|my|us) (?:on|at|via|by|through) ${englishApp}\\b`,
        `\\bmy ${englishApp}(?: (?:id|number|is)\\b|:)`,
        `\\b${englishApp} me\\b`,
      ].join("|"),
      "iu",
    ),
  ],
  [
    "safe-account",
    /(?:转|轉|汇|匯|打|付|交|充|存|发|發)[^，,]{0,4}(?:到|入|进|進|给|給)?我的?\s?(?:个人|個人|私人)?的?(?:支付宝|支付寶|微信|钱包|錢包|paypal|收款码|收款碼|银行卡|銀行卡)(?![^，,]*[吗嗎])|(?:转|轉|汇|匯|打|存)(?:账|帳|款|钱|錢)?(?:到|入|进|進|给|給)(?:我们的|我們的|我的|一个|一個|这个|這個|指定的?)?(?:安全|指定|监管|監管|验证|驗證|个人|個人|私人|我的|我私人|我个人|我個人)(?:的)?(?:账户|帳戶|账号|帳號|户头|戶頭)|(?:转|轉|汇|匯|打)(?:账|帳|款|钱|錢)?(?:到|入|进|進|给|給)?我(?:的)?(?:私人|个人|個人)(?:账户|帳戶|账号|帳號|卡)|(?:转|轉|汇|匯|打|存)(?:账|帳|款|钱|錢)?(?:到|入|进|進|给|給)我(?:的|这个|這個|这张|這張)?(?:账户|帳戶|账号|帳號|户头|戶頭|卡)|(?:转|轉|汇|匯|打)(?:账|帳|款|钱|錢)?(?:到|入|进|進|给|給)(?:这个|這個|以下|下面的?|如下)(?:账户|帳戶|账号|帳號|户头|戶頭|卡号?|卡號|银行卡|銀行卡)[:：\s]*\d{4}(?![^，,]*[吗嗎])|(?:转|轉|汇|匯|打)\s?\d+(?:\.\d+)?\s?(?:元|块|塊).{0,12}(?:验证|驗證)|(?:先)?(?:交|付|缴|繳|缴纳|繳納|转|轉)[^，,]{0,8}?(?:解冻费|解凍費|保证金|保證金|手续费才|认证金|認證金|激活金)|\b(?:transfer|send|move)\b.{0,30}\bto (?:a|the|our|my) safe account|\b(?:pay|transfer|send)\b.{0,30}\b(?:unfreez\w+|release|verification) fee/iu,
  ],
  [
    "remote-control",
    /(?:下载|下載|安装|安裝|打开|打開|开启|開啟|装[个個]|裝[个個]).{0,20}(?:远程|遠端|遠程|屏幕共享|螢幕分享|共享屏幕|远程(?:协助|控制)|遠端(?:協助|控制)|向日葵|anydesk|team ?viewer|todesk)|(?:我|我们|我們|客服|工程师|工程師|技术|技術)[^，,]{0,6}(?:远程|遠端|遠程)[^，,]{0,4}(?:协助|協助|控制|操作|连接|連線|处理|處理|看)|(?:屏幕|螢幕|画面|畫面)(?:共享|分享)(?:一下|给我|給我)|(?:共享|分享)(?:一下)?(?:您的|你的)?(?:屏幕|螢幕|画面|畫面)|\b(?:install|download|open)\b.{0,20}\b(?:any ?desk|team ?viewer|todesk)|\bshare your screen\b/iu,
  ],
];

const warns =
  /不要|[请請]?勿|切勿|[别別]|不[会會用能得可]|[无無][需须須]|[绝絕]不|[从從]不|千[万萬]|骗|騙|诈|詐|never|do ?n[o']t|don’t|won['’]t|will not|cannot|can['’]?t|scam|fraud/i;

/** Warns of nothing: “别担心，加我微信”. */
const calms =
  /(?:不要|[别別]|[请請]?勿|不用|不必|[无無][需须須])(?:太)?(?:[担擔]心|[着著]?急|害?怕|慌|[紧緊][张張])|[您你](?:可能)?被[骗騙]了?|do ?n(?:['’]?t|ot) (?:worry|panic|be afraid)/giu;

/** Undefined where the text leads to nothing of the kind; saying “never add anybody on WeChat” leads nowhere. */
export function impostorWords(text: string): ImpostorKind | undefined {
  const plain = fold(text).replaceAll(invisible, "");
  for (const version of [plain, compact(plain)]) {
    for (const clause of version.split(/[。！!？?；;\n]|\.\s/)) {
      if (warns.test(clause.replaceAll(calms, ""))) continue;
      const found = kinds.find(([, pattern]) => pattern.test(clause));
      if (found) return found[0];
    }
  }
  return undefined;
}
