import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { validationError } from '../../shared/database/results.ts';
import { refuse } from './errors.ts';

/** From 0 to 4: what takes fewer than a hundred million guesses has less. */
const sufficientScore = 3;

let estimator: ZxcvbnFactory | undefined;

/**
 * ValidationError for a password that others guess: one that many people have, a row of keys, or what everybody
 * knows of whoever it is for.
 */
export function requireUnguessable(password: string, known: readonly string[]): void {
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  if (estimator.check(password, [...known]).score >= sufficientScore) return;
  const message =
    'This password is easily guessed. A few words that do not belong together are harder to guess and easier to remember.';
  refuse(validationError([{ path: ['password'], message }]));
}
