import type { ContenderEntry } from './contender.ts';
import { measures, type MeasureId } from './measures.ts';
import type { ContenderResult } from './run-contender.ts';

/** All contenders at one size. */
export interface SizeResult {
  readonly size: number;
  readonly results: ReadonlyMap<ContenderEntry, ContenderResult>;
}

export const oursId = 'ours';
const referenceId = 'reference';
/** The one peer that keeps both an order and a search index, loaded in two ways: the only one whose load and bytes are of the same kind. */
const fullPeerIds = ['sqlite-fts5', 'sqlite-kept'];
const fullPeerMeasures: readonly MeasureId[] = ['loadSearch', 'bytesSearch'];
const notCompared: readonly MeasureId[] = ['loadOrders', 'bytesOrders', 'awaiting'];
/** Of what takes hardly more than awaiting an answer does, nobody can be ahead. */
const levelFactor = 1.25;

export function valueOf({ results }: SizeResult, id: string, measure: MeasureId): number | undefined {
  for (const [entry, { outcomes }] of results) {
    const outcome = outcomes[measure];
    if (entry.id === id && outcome?.kind === 'measured') return outcome.value;
  }
  return undefined;
}

export const referenceValue = (result: SizeResult, measure: MeasureId) =>
  valueOf(result, referenceId, measure);

/** The best of the others in a row, and how many times what it takes is what we take. */
export interface Lead {
  readonly peer: string;
  readonly times: number;
  /** Whether both take what awaiting an answer takes, and no more. */
  readonly isLevel: boolean;
}

export function leadIn(
  result: SizeResult,
  measure: MeasureId,
  isPeer: (entry: ContenderEntry) => boolean = () => true,
): Lead | undefined {
  const ours = valueOf(result, oursId, measure);
  if (ours === undefined || notCompared.includes(measure)) return undefined;
  const isNoMore = (id: string, value: number) =>
    measures[measure].unit === 'ms' && value <= (valueOf(result, id, 'awaiting') ?? 0) * levelFactor;
  const peers = [...result.results.keys()]
    .filter((entry) => isCompared(entry, measure) && isPeer(entry))
    .flatMap(({ id, label }) => {
      const value = valueOf(result, id, measure);
      if (value === undefined) return [];
      return [{ peer: label, times: value / ours, isLevel: isNoMore(oursId, ours) && isNoMore(id, value) }];
    });
  return peers.reduce<Lead | undefined>(
    (best, lead) => (best && best.times <= lead.times ? best : lead),
    undefined,
  );
}

function isCompared({ id, isPart }: ContenderEntry, measure: MeasureId): boolean {
  if (fullPeerMeasures.includes(measure)) return fullPeerIds.includes(id);
  return id !== oursId && id !== referenceId && !isPart;
}
