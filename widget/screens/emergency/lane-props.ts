import type { EmergencyGuide } from "../../../protocol/emergency.ts";
import type { Lane } from "./lane.ts";

export interface LaneProps {
  readonly lane: Lane;
  readonly guide: EmergencyGuide;
}
