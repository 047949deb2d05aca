/** What a Chinese name begins with, and the words of every day that begin alike and are no names. */

/** The usual ones; the traditional forms of the same beside them. */
export const surnames =
  "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鐘谭譚陆陸汪范石廖贾賈夏韦韋付傅方白邹鄒孟熊秦邱江尹薛闫閻段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔汤湯欧歐温溫施洪牛樊葛殷庄莊章鲁魯俞岳齐齊梅柳柴骆駱安易倪季阮祁甄翁尤詹聂聶童颜顏诸";

/** Of two characters. */
export const compoundSurnames =
  "欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|皇甫|尉迟|尉遲|慕容|令狐|夏侯|宇文|轩辕|軒轅|端木|独孤|獨孤|公孙|公孫|司徒|长孙|長孫|呼延|东方|東方|南宫|百里|司空|申屠|钟离";

/** No second or third character of a name: words that go on with the sentence. */
const functionWords =
  "在的了是和给給转轉说說要没沒不也就都有到从從向把被让讓跟与與或及吗嗎呢吧啊呀您你我他她它这這那麻请請谢謝帮幫怎为為已还還再来來去您收付打汇匯发發能可想会會先后後上下里裡吗用对對个個些么麼什卡款号號账帳元的额額";

/** Each begins like a name and is none. */
const commonWords = `
  孫子 孫女 孙媳 毛衣 韩国 韓國 白内 万事 高级 高級 高兴 高興 高峰 高于 高達 高达 黄金 黃金 黄色 黃色
  钱包 錢包 钱数 方便 方式 方法 方面 方案 马路 周期 周一 周二 周三 周四 周五 周六 周日 周末 周年 周边
  安全 安装 安裝 安排 安卓 安心 万一 萬一 万分 任何 任务 任務 任意 白天 白色 白名 白条 石油 付费 付費
  付过 付钱 付錢 付错 付完 付清 何时 何時 何种 何必 何况 许多 許多 毛病 毛钱 严重 嚴重 严格 程序 程度
  孙子 孙女 夏天 夏季 顾客 顧客 顾问 顧問 江苏 江西 唐山 温馨 温度 季度 季节 易懂 施行 施加 章节 童装
  牛奶 梅花 叶子 林业 田地 雷电 龙虾 莫名 莫非 孔径 汤圆 武汉 段落 段时 陶瓷 鲁莽 安徽 苏州 蘇州 郑州
  鄭州 徐州 温州 柳州 胡乱 曾经 曾經 万块 万人 万多 钱退 钱扣 钱多 钱少 钱全 钱一 钱找 钱提 钱充 钱进
  易充 欧洲 歐洲 高清 高一 马虎 庄重 俞期 白屏 黄牌 田径 方才 史料 范围 武器 江湖 余地 余数 余钱 程式
  叶片 雷同 顾虑 宋体 段子 夏令 唐突 秦岭 洪水 牛年 葛根 殷切 岳父 岳母 齐全 尤其 颜色 顏色 诸多 诸如
  丁点 莫大 汪洋 石化 林口 汪汪 万达 任凭 何地 何处 何況 何以 许久 許久 孔明灯 贺岁 温泉 梅雨 安稳 安检
  易碎 易错 易读 于今 于此 于本 施工 高铁 高速 高风 高危 高频 高价 高手 高度 周围 周内 周前 周左 周才
  周天 周记 钟内 钟前 钟左 钟才 钟头 钟表 鐘內 程中 丁字 叶绿 姜茶 牛肉 石头 石頭 龙头 龙年 毛巾 毛利
  万无 戴着 段话 段文 段视 江边 史前 齐备 胡同 孟买 秦皇 黎巴 韩币 唐人 宋代 夏日 白金 黄页 黄牛 马桶
  安慰 欧美 欧盟 欧易 章程 庄家 莊家 颜值 任选 任性 任一 任职 高考 方形 方块 白等 白跑 白忙 许愿 付现
  高校 雷达 毛重 段位 任期 方言 于心 何止 何曾 汤料 范例 段期 孟加 卢布 万国 万科 陈列 罗列 夏装 姜黄
  史诗 严禁 严查 严密 武断 戴尔 孔雀 曾因 肖像 叶轮 沈阳 钟爱 钟点 陆续 陸續 陆地 贾商 邹城 熊猫 熊市
  雷区 程控 魏晋 胡须 郭外 罗马 梁山 唐装 许诺 张开 张贴 张数 张图 張圖 张截 张照 张单 陈旧 吴语 马甲
  马力 朱砂 胡椒 王者 王牌 黄昏 周知 施压 牛市 洪荒 庄稼 梅毒 柳絮 柴油 骆驼 季军 祁连 甄别 翁婿 童年
  颜料 余温 余生 付讫 何妨 高管 高仿 高配 高息 高新 罗盘 谢绝 董事 董秘 潘多 范畴 付之 邹平 侯爵 毛孔
  郝家 万千 钱财 钱袋 钱币 钱夹 钱塘 严防 武力 戴帽 孔洞 汤勺 温暖 施舍 洪灾 牛人 殷实 庄园 齐心 安居
  安分 安利 易主 易手 易购 诸位 季末 季初 白班 白酒 白糖 马达 方圆 方知 高低 高估 高层 马年
`
  .trim()
  .split(/\s+/)
  .join("|");

export const han = "\\p{Script=Han}";
const nameCharacter = `(?:(?![${functionWords}]|女士|小姐|太太|老师|老師|经理|經理|主管|主任|客服)${han})`;
const plainSurname = `(?!${commonWords})[${surnames}]`;

/** Where nothing but its place says that it is a name, the surnames that begin sentences are none. */
const surerSurname = `(?![钱錢白方付于万萬金高])${plainSurname}`;

/** A whole name: a surname and one or two characters more. */
export const fullName = `(?:(?:${compoundSurnames})${nameCharacter}{0,2}|${plainSurname}${nameCharacter}{1,2})`;
export const surerName = `(?:(?:${compoundSurnames})${nameCharacter}{0,2}|${surerSurname}${nameCharacter}{1,2})`;
/** Before a title a surname is enough. */
export const titledName = `(?:(?:${compoundSurnames})${nameCharacter}{0,2}|${plainSurname}${nameCharacter}{0,2}?)`;
