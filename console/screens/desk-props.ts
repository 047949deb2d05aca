import type { DeskModel } from "../models/desk.ts";
import type { RootModel } from "../models/root.ts";

/** What every pane of the desk is drawn from. */
export interface DeskProps {
  readonly model: DeskModel;
  readonly root: RootModel;
}
