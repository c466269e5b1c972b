/** The entries in the browser's storage that hold what was typed and not saved. */
export const keptDrafts = (): string[] =>
  Object.keys(localStorage).filter((key) => key.startsWith('estuary.draft/'));
