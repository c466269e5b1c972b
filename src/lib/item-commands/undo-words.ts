import type { ToastAction } from '../toasts.ts';

/** Which way something is taken back: one's work, or an undo of it. */
export type Way = 'undo' | 'redo';

/** What a toast offers, for taking something back that way. */
export const offers = {
  undo: { label: 'Undo', keys: 'Control+Z' },
  redo: { label: 'Redo', keys: 'Control+Shift+Z' },
} as const satisfies Record<Way, Omit<ToastAction, 'onAction'>>;

export const otherWay = { undo: 'redo', redo: 'undo' } as const satisfies Record<Way, Way>;
