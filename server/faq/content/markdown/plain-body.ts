/** The words of a body without its markup, for the index. */
export function plainBody(markdown: string): string {
  return markdown
    .replace(actionRow, " ")
    .replace(/\{\{[^}]*\}\}|\]\([^)]*\)|[#>*_`[\]|]|~~|^\s*\d+\.\s/gm, " ");
}

/** Buttons say nothing about what an article is about. */
const actionRow = /^(?:\[[^\]\n]*\]\((?:action|screen|tel):[^)\n]*\)[ \t]*)+$/gm;
