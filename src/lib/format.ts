const numbers = new Intl.NumberFormat('en');

/** `12,345` */
export function formatNumber(value: number): string {
  return numbers.format(value);
}

/** `1 item`, `249 items` */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatNumber(count)} ${count === 1 ? singular : plural}`;
}
