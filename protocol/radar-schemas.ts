import { z } from "zod";
import type { RadarAlertId } from "./radar.ts";
import { id, nothing } from "./schema-parts.ts";

const one = z.strictObject({ id: id<RadarAlertId>() });

export const radarPayloads = {
  "radar:list": nothing,
  "radar:open": one,
  "radar:dismiss": one,
} as const;
