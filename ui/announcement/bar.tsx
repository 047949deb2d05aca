import type { ComponentChildren, JSX } from "preact";
import { megaphoneIcon } from "../first-icons.ts";
import { Icon, Strokes } from "../icons.tsx";

interface AnnouncementBarProps {
  readonly title: string;
  /** What else there is to say, under the title. */
  readonly children?: ComponentChildren;
  readonly onOpen: () => void;
}

/** One quiet bar, which leads to all that is said of one. */
export const AnnouncementBar = ({ title, children, onOpen }: AnnouncementBarProps): JSX.Element => (
  <button type="button" class="row-button announcement-bar" onClick={onOpen}>
    <Strokes paths={[megaphoneIcon]} />
    <span>
      {title}
      {children}
    </span>
    <Icon name="next" />
  </button>
);
