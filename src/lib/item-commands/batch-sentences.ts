import type { Batch, BatchReversion } from '../../../shared/database/changes.ts';
import { titleOfReversion } from '../../../shared/database/revert-rules.ts';
import type { ChangeSentences } from '../change-words.ts';
import { countOf, formatNumber } from '../format.ts';
import { listNames } from './command-sentences.ts';
import type { Way } from './undo-words.ts';

/** What is told of a batch that is being taken back, and at the end of that. */

export type RevertedBatch = Batch & { readonly reversion: BatchReversion };

/** Which way it is taken back, and what was done at first: `Import of boats.csv`. */
const deedOf = (batch: Batch): { way: Way; name: string } => {
  const [label = '', ...name] = titleOfReversion(batch).split(': ');
  return { way: label === 'Redo' ? 'redo' : 'undo', name: name.join(': ') };
};

/** Which way the batch is taken back. */
export const wayOf = (batch: Batch): Way => deedOf(batch).way;

const underWay = { undo: 'Undoing', redo: 'Doing again' } satisfies Record<Way, string>;
const done = { undo: 'Undid', redo: 'Did again' } satisfies Record<Way, string>;
const taken = { undo: 'taken back', redo: 'made again' } satisfies Record<Way, string>;

/** `Undoing: Import of boats.csv`, `3,250 of 10,000 changes` */
export function describeProgress(batch: RevertedBatch): Required<ChangeSentences> {
  const { way, name } = deedOf(batch);
  const description = `${formatNumber(batch.reversion.done)} of ${countOf(batch.size, 'change')}`;
  return { title: `${underWay[way]}: ${name}`, description };
}

/** `Undid: Import of boats.csv`, and how many had to stay, and which. */
export function describeBatchReversion(batch: RevertedBatch): ChangeSentences {
  const { way, name } = deedOf(batch);
  const { left, leftNames } = batch.reversion;
  const title = `${done[way]}: ${name}`;
  const size = countOf(batch.size, 'change');
  if (left === 0) return { title, description: `${size} ${taken[way]}.` };
  const stay = `${formatNumber(left)} ${left === 1 ? 'stays' : 'stay'}, since somebody has changed ${left === 1 ? 'it' : 'them'}`;
  return {
    title,
    description: `${formatNumber(batch.size - left)} of ${size} ${taken[way]}; ${stay}: ${listNames(leftNames, left)}.`,
  };
}
