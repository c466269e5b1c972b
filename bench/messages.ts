import type { MeasureId } from './measures.ts';
import type { Pace } from './sampling.ts';

/** What the runner asks of the process of one contender. */
export interface Task {
  readonly contender: string;
  readonly size: number;
  /** Load only and measure that, or all the operations. */
  readonly part: 'load-orders' | 'load-search' | 'operations';
  readonly pace: Pace;
}

/** What comes back, one by one, so that a process that has to be ended loses only what it was at. */
export type Report =
  | { readonly kind: 'begin'; readonly measure: MeasureId }
  | { readonly kind: 'result'; readonly measure: MeasureId; readonly value: number }
  /** Something that a reader of the table should know of the contender's answers. */
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'done' };
