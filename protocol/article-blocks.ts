/** An article's body as data. The UIs draw these; HTML never crosses the wire. */

/** A run of text; `\n` ends a line. Only http(s), tel and mailto addresses become an `href`. */
export interface Inline {
  readonly text: string;
  readonly strong?: true | undefined;
  /** Crossed out. */
  readonly struck?: true | undefined;
  /** What is typed or read letter by letter. */
  readonly code?: true | undefined;
  readonly href?: string | undefined;
}

/**
 * A button under an article. `href` is `action:` and a name that the wallet handles, `screen:` and a screen of PocketDesk, or a
 * telephone number.
 */
export interface ArticleAction {
  readonly text: string;
  readonly href: string;
}

/** The items of a list. `under`: what else belongs to an item, by its place from 0: a second paragraph, an inner list. */
interface Items {
  readonly items: readonly (readonly Inline[])[];
  readonly under?: Readonly<Record<number, readonly Block[]>> | undefined;
}

export type Block =
  | { readonly kind: "paragraph"; readonly text: readonly Inline[] }
  /** `start`: the first number, where it is not 1. */
  | (Items & { readonly kind: "steps"; readonly start?: number | undefined })
  | (Items & { readonly kind: "list" })
  | { readonly kind: "warning"; readonly text: readonly Inline[] }
  | TableBlock
  | { readonly kind: "code"; readonly text: string }
  | PictureBlock
  | { readonly kind: "actions"; readonly items: readonly ArticleAction[] };

/** `url` is a path of this server's own; `width` and `height` are pixels. Where it cannot be shown, `alt` says the same. */
export interface PictureBlock {
  readonly kind: "picture";
  readonly url: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
}

export interface TableBlock {
  readonly kind: "table";
  /** Two to four columns, the first row their names. */
  readonly head: readonly (readonly Inline[])[];
  readonly rows: readonly (readonly (readonly Inline[])[])[];
  /** Columns of amounts, from 0: they stand at the end of the line. */
  readonly atEnd?: readonly number[] | undefined;
}
