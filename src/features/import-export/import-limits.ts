/** What a file may weigh. Said in every sentence that refuses one, and in docs/import-export.md. */
export const importLimits = {
  /** Looked at before a byte is read. */
  fileBytes: 20 * 1024 * 1024,
  rows: 100_000,
  columns: 500,
  /** UTF-16 units. More than any valid cell can have, so that a huge one is refused before it is taken apart. */
  cell: 100_000,
  /** As with cells: a list of more is not looked through. */
  tags: 1000,
  /** UTF-16 units. A row that goes on for longer has a quote that nobody closes. */
  row: 4 * 1024 * 1024,
} as const;

/** Items created by one call. Small, so that a cancel is heeded soon; see queryLimits.createMany for the most. */
export const batchSize = 250;

/** `12 MB`, `1.5 MB` */
export const formatBytes = (bytes: number): string => {
  const megabytes = bytes / (1024 * 1024);
  return `${megabytes >= 10 ? Math.round(megabytes).toString() : megabytes.toFixed(1)} MB`;
};
