import type { Outcome } from './measures.ts';

/** Three digits that mean something, never an exponent. */
export function formatNumber(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en-US');
  if (value >= 10) return value.toFixed(1);
  if (value >= 1) return value.toFixed(2);
  const digits = value > 0 ? Math.min(6, 1 - Math.floor(Math.log10(value))) : 0;
  return value.toFixed(digits);
}

export function formatOutcome(outcome: Outcome | undefined): string {
  if (outcome?.kind === 'measured') return formatNumber(outcome.value);
  return outcome?.kind === 'over' ? `> ${outcome.seconds} s` : '–';
}

export const formatCount = (count: number) => count.toLocaleString('en-US');

/** A table as markdown has it, the first column to the left, the others to the right. */
export function formatTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = header.map((_, index) => (index === 0 ? '---' : '---:'));
  return [header, rule, ...rows].map(line).join('\n');
}
