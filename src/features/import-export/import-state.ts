import type { DatabaseError } from '../../../shared/database/database.ts';
import type { ImportOutcome } from './import-batches.ts';
import type { ImportPlan, ReadyRow, WrongRow } from './import-plan.ts';

/** Where an import stands: choosing, reading, preview, importing, finished; and back from any of them. */
export type ImportState =
  | { readonly phase: 'choosing'; readonly problem?: string }
  | { readonly phase: 'reading'; readonly fileName: string; readonly fraction: number }
  | { readonly phase: 'preview'; readonly plan: ImportPlan }
  | {
      readonly phase: 'importing';
      readonly plan: ImportPlan;
      readonly tally: Tally;
      readonly handled: number;
      /** When it goes on, as performance.now() counts: the database has asked to wait. */
      readonly waitsUntil?: number;
    }
  | {
      readonly phase: 'finished';
      readonly plan: ImportPlan;
      readonly tally: Tally;
      readonly error?: DatabaseError;
    };

/** What became of the rows of a plan, over all attempts. Every row is in exactly one of the three. */
export interface Tally {
  readonly created: number;
  readonly wrong: readonly WrongRow[];
  readonly rest: readonly ReadyRow[];
}

export type ImportEvent =
  | { readonly type: 'restarted'; readonly problem?: string }
  | { readonly type: 'readingBegan'; readonly fileName: string }
  | { readonly type: 'progressed'; readonly fraction: number }
  | { readonly type: 'read'; readonly plan: ImportPlan }
  | { readonly type: 'importBegan' }
  | { readonly type: 'waitBegan'; readonly until: number }
  | { readonly type: 'importEnded'; readonly outcome: ImportOutcome };

export const initialState: ImportState = { phase: 'choosing' };

/** What is still to be imported, in the phases in which an import can begin. */
export function tallyOf(state: ImportState): Tally | undefined {
  if (state.phase === 'preview') return { created: 0, wrong: state.plan.wrong, rest: state.plan.ready };
  return state.phase === 'finished' ? state.tally : undefined;
}

/** What has become of the rows when one more attempt is over. */
export function addOutcome(before: Tally, { created, refused, rest }: ImportOutcome): Tally {
  const wrong = [...before.wrong, ...refused].sort((a, b) => a.row - b.row);
  return { created: before.created + created, wrong, rest };
}

export function reduceImport(state: ImportState, event: ImportEvent): ImportState {
  switch (event.type) {
    case 'restarted':
      return { phase: 'choosing', ...(event.problem !== undefined && { problem: event.problem }) };
    case 'readingBegan':
      return { phase: 'reading', fileName: event.fileName, fraction: 0 };
    case 'progressed':
      if (state.phase === 'reading') return { ...state, fraction: event.fraction };
      if (state.phase !== 'importing') return state;
      return { ...state, handled: Math.round(event.fraction * state.tally.rest.length) };
    case 'read':
      return { phase: 'preview', plan: event.plan };
    case 'importBegan': {
      const tally = tallyOf(state);
      return tally && 'plan' in state ? { phase: 'importing', plan: state.plan, tally, handled: 0 } : state;
    }
    case 'waitBegan':
      return state.phase === 'importing' ? { ...state, waitsUntil: event.until } : state;
    case 'importEnded': {
      if (state.phase !== 'importing') return state;
      const tally = addOutcome(state.tally, event.outcome);
      const { error } = event.outcome;
      return { phase: 'finished', plan: state.plan, tally, ...(error && { error }) };
    }
  }
}
