import type { Content } from "../content/content.ts";
import type { Library } from "../content/library.ts";
import type { HearTone } from "./emergency.ts";
import type { FindCodes } from "./error-codes.ts";
import type { FindForeignProduct, WithoutShops } from "./foreign-products.ts";
import type { Model } from "./index/model.ts";
import type { PassageFinder } from "./passage.ts";
import type { Ranking } from "./ranking.ts";
import type { WithoutRefusal } from "./refusal.ts";
import type { TopicFinder } from "./topics.ts";

/** The content with everything that is needed to search it. */
export interface Searcher {
  readonly content: Content;
  readonly model: Model;
  readonly library: Library;
  readonly rank: (text: string) => Ranking;
  readonly findCodes: FindCodes;
  readonly findForeignProduct: FindForeignProduct;
  readonly withoutShops: WithoutShops;
  readonly topics: TopicFinder;
  readonly hearTone: HearTone;
  /** The id of the article of the emergency that the words themselves name. */
  readonly nameEmergency: (text: string) => string | undefined;
  /** True where it only sounds like an emergency. */
  readonly onlySounds: (text: string) => boolean;
  /** How to keep it from happening, a wish, a joke, insurance: no steps against it are wanted. */
  readonly isCalm: (text: string) => boolean;
  readonly withoutRefusal: (text: string) => WithoutRefusal | undefined;
  readonly passages: PassageFinder;
}
