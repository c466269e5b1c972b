import type { ContenderEntry } from './contender.ts';
import { formatCount, formatNumber } from './format.ts';
import {
  liveMeasures,
  measureIds,
  measures,
  pageMeasures,
  writeMeasures,
  type MeasureId,
} from './measures.ts';
import { leadIn, oursId, referenceValue, valueOf, type SizeResult } from './results.ts';

/** What the memory database is to reach, each with whether it does here. */
export interface Claim {
  readonly text: string;
  /** Undefined when what it needs was not measured. */
  readonly isHeld: boolean | undefined;
  /** The numbers that decide: where it fails, or where it was nearest to failing. */
  readonly evidence: string;
}

const pageLead = 20;
const liveLead = 50;
const pageGrowth = 2;
const writeGrowth = 8;
const referenceFactor = 3;

interface Ratio {
  readonly where: string;
  readonly value: number;
  readonly isLevel?: boolean;
}

export function claimsOf(sizes: readonly SizeResult[]): Claim[] {
  const leads = (ids: readonly MeasureId[], isPeer?: (entry: ContenderEntry) => boolean) =>
    sizes.flatMap((result) => leadsOf(result, ids, isPeer));
  return [
    aheadOrLevel('ahead of every peer in every row, SQLite loading with its text index kept in step', [
      ...leads(measureIds.filter((id) => id !== 'loadSearch')),
      ...leads(['loadSearch'], ({ isIndexedLater }) => !isIndexedLater),
    ]),
    atLeast(
      'the same of a load, SQLite with its text index made afterwards among them',
      1,
      leads(['loadSearch']),
    ),
    atLeast(
      `a page at any offset at least ${pageLead} times ahead of the fastest`,
      pageLead,
      leads(pageMeasures),
    ),
    atLeast(
      `writes under 100 live pages at least ${liveLead} times ahead of each peer's own way to keep them`,
      liveLead,
      leads(liveMeasures, ({ isByHand }) => !isByHand),
    ),
    atLeast(`the same, LokiJS with its index read by hand among them`, liveLead, leads(liveMeasures)),
    atMost(
      `from smallest to largest size a page costs at most ${pageGrowth} times as much`,
      pageGrowth,
      growthOf(sizes, pageMeasures),
    ),
    atMost(
      `from smallest to largest size a write costs at most ${writeGrowth} times as much`,
      writeGrowth,
      growthOf(sizes, writeMeasures),
    ),
    atMost(
      `writes within ${referenceFactor} times of the reference`,
      referenceFactor,
      sizes.flatMap(againstReference),
    ),
  ];
}

const at = (result: SizeResult, id: MeasureId) => `${measures[id].label}, ${formatCount(result.size)} items`;

const leadsOf = (
  result: SizeResult,
  ids: readonly MeasureId[],
  isPeer?: (entry: ContenderEntry) => boolean,
): Ratio[] =>
  ids.flatMap((id) => {
    const lead = leadIn(result, id, isPeer);
    return lead
      ? [{ where: `${at(result, id)} (${lead.peer})`, value: lead.times, isLevel: lead.isLevel }]
      : [];
  });

function growthOf(sizes: readonly SizeResult[], ids: readonly MeasureId[]): Ratio[] {
  const smallest = sizes[0];
  const largest = sizes.at(-1);
  if (!smallest || !largest || smallest === largest) return [];
  return ids.flatMap((id) => {
    const before = valueOf(smallest, oursId, id);
    const after = valueOf(largest, oursId, id);
    return before === undefined || after === undefined
      ? []
      : [{ where: measures[id].label, value: after / before }];
  });
}

const againstReference = (result: SizeResult): Ratio[] =>
  writeMeasures.flatMap((id) => {
    const ours = valueOf(result, oursId, id);
    const reference = referenceValue(result, id);
    return ours === undefined || reference === undefined
      ? []
      : [{ where: at(result, id), value: ours / reference }];
  });

const atLeast = (text: string, bound: number, ratios: Ratio[]): Claim =>
  decide(
    text,
    ratios.sort((a, b) => a.value - b.value),
    (value) => value >= bound,
  );

/** Ahead in all, but where nobody can be: which those are, and by how much we are behind there, is part of the claim. */
function aheadOrLevel(text: string, ratios: Ratio[]): Claim {
  const level = ratios.filter(({ isLevel, value }) => isLevel && value < 1);
  const others = ratios.filter((ratio) => !level.includes(ratio));
  const exception =
    level.length === 0 ? '' : `, but for those where both only await an answer (${listed(level)})`;
  return atLeast(`${text}${exception}`, 1, others);
}

const atMost = (text: string, bound: number, ratios: Ratio[]): Claim =>
  decide(
    text,
    ratios.sort((a, b) => b.value - a.value),
    (value) => value <= bound,
  );

function decide(text: string, worstFirst: readonly Ratio[], holds: (value: number) => boolean): Claim {
  const missed = worstFirst.filter(({ value }) => !holds(value));
  const shown = missed.length > 0 ? missed : worstFirst.slice(0, 1);
  return { text, isHeld: worstFirst.length === 0 ? undefined : missed.length === 0, evidence: listed(shown) };
}

const listed = (ratios: readonly Ratio[]) =>
  ratios.map(({ where, value }) => `${where}: × ${formatNumber(value)}`).join('; ');
