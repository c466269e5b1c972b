import * as z from 'zod/mini';
import type { DatabaseResult } from './database.ts';
import { failure, success, validationError } from './results.ts';

/** What the schemas of requests are made of. */

/** A whole number within bounds; one sentence says all that can be wrong. */
export const wholeNumber = (label: string, min: number, max: number) => {
  const message = `${label} must be a whole number from ${min} to ${max.toLocaleString('en-US')}.`;
  return z
    .number({ error: message })
    .check(
      z.refine((value) => Number.isSafeInteger(value) && value >= min && value <= max, { error: message }),
    );
};

/** For an object of exactly these fields: says what it must be, or which field is unknown. */
export const objectError = (label: string, shape: object) => (issue: { code?: string; keys?: string[] }) => {
  const known = `${Object.keys(shape).join(', ') || 'none'}.`;
  return issue.code === 'unrecognized_keys'
    ? `${label} has an unknown field: ${(issue.keys ?? []).join(', ')}. Known are ${known}`
    : `${label} must be an object with the fields ${known}`;
};

/** Any schema's answer as a result; the issues keep their paths. */
export function parse<T>(schema: z.ZodMiniType<T>, input: unknown): DatabaseResult<T> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return success(parsed.data);
  return failure(
    validationError(
      parsed.error.issues.map(({ path, message }) => ({
        path: path.map((key) => (typeof key === 'symbol' ? String(key) : key)),
        message,
      })),
    ),
  );
}
