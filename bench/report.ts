import { cpus, totalmem } from 'node:os';
import { claimsOf } from './claims.ts';
import { formatCount, formatNumber, formatOutcome, formatTable } from './format.ts';
import { measureIds, measures, type MeasureId, type Outcomes } from './measures.ts';
import { leadIn, type SizeResult } from './results.ts';

/** The results as markdown, in headings of the third level. */
export function createReport(sizes: readonly SizeResult[], date: Date): string {
  return [
    `Taken on ${date.toISOString().slice(0, 10)}: ${machine()}.`,
    ...sizes.map(formatSize),
    formatClaims(sizes),
    '',
  ].join('\n\n');
}

function machine(): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpu?.model ?? 'an unknown processor'}, ${cpus().length} cores, ${memory} GB, Node ${process.versions.node}, ${process.platform}`;
}

function formatSize(result: SizeResult): string {
  const entries = [...result.results];
  const header = ['median', ...entries.map(([{ label }]) => label), 'best peer', 'ahead by'];
  const rows = measureIds.map((id) => [
    `${measures[id].label}${measures[id].unit === 'ms' ? ', ms' : ''}`,
    ...entries.map(([, { outcomes }]) => formatOutcome(outcomes[id])),
    ...formatLead(result, id),
  ]);
  const remarks = entries.flatMap(([{ label }, { outcomes, notes }]) => [
    ...notes.map((note) => `- ${label}: ${note}`),
    ...reasonsOf(outcomes).map((reason) => `- ${label}, –: ${reason}.`),
  ]);
  return [
    `### ${formatCount(result.size)} items`,
    formatTable(header, rows),
    ...(remarks.length > 0 ? [remarks.join('\n')] : []),
  ].join('\n\n');
}

function formatLead(result: SizeResult, id: MeasureId): string[] {
  const lead = leadIn(result, id);
  if (!lead) return ['', ''];
  return [lead.peer, `× ${formatNumber(lead.times)}${lead.isLevel ? ' (level)' : ''}`];
}

function reasonsOf(outcomes: Outcomes): string[] {
  const reasons = Object.values(outcomes).flatMap((outcome) =>
    outcome.kind === 'left-out' ? [outcome.reason] : [],
  );
  return [...new Set(reasons)];
}

function formatClaims(sizes: readonly SizeResult[]): string {
  const lines = claimsOf(sizes).map(({ text, isHeld, evidence }) => {
    if (isHeld === undefined) return `- not measured: ${text}`;
    return `- ${isHeld ? 'held' : '**not held**'}: ${text} (${isHeld ? 'nearest: ' : ''}${evidence})`;
  });
  return ['### What is to be reached', lines.join('\n')].join('\n\n');
}
