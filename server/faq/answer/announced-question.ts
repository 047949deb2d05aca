import type { Model } from "./index/model.ts";
import type { Target } from "./targets.ts";

/**
 * “我还有一个问题”, “I have a problem”: that there is a question, and not which. Phrasings in the content would not do: they
 * share all their words with questions that say more.
 */
const announced =
  /^(?:你好|您好|hi|hello|\s)*(?:(?:我|我们|俺)?(?:还|又|再|也|仍然|现在)*有(?:了|点|些|个|一个|几个|新|别的|其他|另外)*的?(?:问题|疑问|事情|事)(?:想问|要问|想咨询|咨询)?[了啊呀呢的]*|(?:i|we)(?: ve| still| also)* (?:have|got|have got)(?: still| also)? (?:a|an|one|another|some|more|other|new|one more)?(?: more| other| new)? ?(?:questions?|problems?|issues?)|(?:another|one more) (?:question|problem|issue))$/u;

/** What a text means by itself, word for word. Undefined where it is listed nowhere. */
export function listedTarget(model: Model, text: string): Target | undefined {
  const listed = model.targets[model.exactMatches.get(text) ?? -1];
  if (listed !== undefined || !announced.test(text.replace(/['’]/g, " ").trim())) return listed;
  return model.targets.find((target) => target.kind === "greeting" && target.name === "hello");
}
