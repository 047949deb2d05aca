/** Where the content is kept. What is proposed there is on a branch of its own: no file of the folder changes by itself. */
export interface ContentRepository {
  commit(proposal: ContentProposal): Promise<ProposalOutcome>;
}

export interface ContentProposal {
  /** Taken already, it gets a number. */
  readonly branch: string;
  readonly message: string;
  readonly author: { readonly name: string; readonly email: string };
  readonly files: readonly {
    /** Within the content folder. */
    readonly path: string;
    /** As it was read; undefined for a new file. */
    readonly before: string | undefined;
    readonly after: string;
  }[];
}

/**
 * `no-checkout`: the folder is under no version control that this server may use. `uncommitted`: a file in the folder is another
 * one than in the last commit, so a branch would hold changes that nobody has made there.
 */
export type ProposalOutcome =
  | { readonly kind: "branch"; readonly branch: string; readonly commit: string }
  | { readonly kind: "no-checkout" }
  | { readonly kind: "uncommitted"; readonly path: string };
