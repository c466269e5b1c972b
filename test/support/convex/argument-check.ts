import type { JSONValue } from 'convex/values';
import { UncallableError } from './function-errors.ts';

/**
 * Compares arguments with a validator while they are JSON, as a deployment does before any JavaScript sees them:
 * convex-test compares values, and stumbles over null, and over fields that JavaScript itself calls.
 */

/** A validator as functions export it. */
export type Shape =
  | { readonly type: 'object'; readonly value: Readonly<Record<string, FieldShape>> }
  | { readonly type: 'array'; readonly value: Shape }
  | { readonly type: 'union'; readonly value: readonly Shape[] }
  | { readonly type: 'literal'; readonly value: JSONValue }
  | { readonly type: 'record'; readonly values: FieldShape }
  | { readonly type: 'any' | 'null' | 'boolean' | 'string' | 'id' | 'number' | 'bigint' | 'bytes' };

export interface FieldShape {
  readonly fieldType: Shape;
  readonly optional: boolean;
}

/** Throws {@link UncallableError} that names the first place where they differ. */
export function checkArguments(shape: Shape, args: JSONValue): void {
  const path = findDifference(shape, args, '');
  if (path === null) return;
  throw new UncallableError(`ArgumentValidationError: Value does not match validator.\nPath: ${path || '.'}`);
}

export const isFitting = (shape: Shape, args: JSONValue): boolean => findDifference(shape, args, '') === null;

/** The path of what differs. */
function findDifference(shape: Shape, value: JSONValue, path: string): string | null {
  switch (shape.type) {
    case 'any':
      return null;
    case 'null':
      return value === null ? null : path;
    case 'boolean':
      return typeof value === 'boolean' ? null : path;
    case 'string':
    case 'id':
      return typeof value === 'string' ? null : path;
    case 'number':
      return typeof value === 'number' || isEncoded(value, '$float') ? null : path;
    case 'bigint':
      return isEncoded(value, '$integer') ? null : path;
    case 'bytes':
      return isEncoded(value, '$bytes') ? null : path;
    case 'literal':
      return JSON.stringify(value) === JSON.stringify(shape.value) ? null : path;
    case 'union':
      return shape.value.some((one) => findDifference(one, value, path) === null) ? null : path;
    case 'array':
      return Array.isArray(value)
        ? firstOf(value.map((element, index) => findDifference(shape.value, element, `${path}[${index}]`)))
        : path;
    case 'record':
      return isObject(value)
        ? firstOf(
            Object.entries(value).map(([name, inner]) =>
              findDifference(shape.values.fieldType, inner, `${path}.${name}`),
            ),
          )
        : path;
    case 'object':
      return isObject(value) ? findInFields(shape.value, value, path) : path;
  }
}

function findInFields(
  fields: Readonly<Record<string, FieldShape>>,
  value: Readonly<Record<string, JSONValue>>,
  path: string,
): string | null {
  const unexpected = Object.keys(value).find((name) => !Object.hasOwn(fields, name));
  if (unexpected !== undefined) return `${path}.${unexpected}`;
  return firstOf(
    Object.entries(fields).map(([name, { fieldType, optional }]) => {
      const inner = value[name];
      if (inner === undefined) return optional ? null : `${path}.${name}`;
      return findDifference(fieldType, inner, `${path}.${name}`);
    }),
  );
}

const firstOf = (differences: readonly (string | null)[]) =>
  differences.find((path) => path !== null) ?? null;

const isObject = (value: JSONValue): value is Readonly<Record<string, JSONValue>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isEncoded(value);

/** Of the types that JSON does not have: one field, whose name says which. */
function isEncoded(value: JSONValue, type = '$'): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const [name, ...more] = Object.keys(value);
  return name?.startsWith(type) === true && more.length === 0;
}
