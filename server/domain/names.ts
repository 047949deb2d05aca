import { limits } from "../../protocol/limits.ts";
import { maskText } from "../../protocol/secrets/mask-text.ts";
import { nameFrom } from "../../protocol/text.ts";

/** Who reads these believes that we speak: no person may be called so. */
const ours =
  /^(?:system|admin|administrator|root|support|official|bot|robot|pocketdesk|moderator|customerservice|系统|系統|客服|官方|人工|在线|在線|智能|机器人|機器人|管理员|管理員|工作人员|工作人員|中心|专员|專員|消息|通知)+$/u;

/** 系统, Ｓｙｓｔｅｍ and “ 官方 客服 ” are; 客服小美 is a person's name. */
const isOurName = (name: string): boolean =>
  ours.test(
    name
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, ""),
  );

/**
 * The name of a person, agent or customer, as it is kept and shown: one line, nothing invisible, no secret, no half of a
 * character. Undefined where nothing is left, or where it is a name of ours.
 */
export function personName(name: string): string | undefined {
  const line = nameFrom(maskText(name.toWellFormed()).text, limits.nameLength);
  return line === undefined || isOurName(line) ? undefined : line;
}
