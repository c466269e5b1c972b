import { zodToConvexFields } from 'convex-helpers/server/zod4';
import { validate } from 'convex-helpers/validators';
import type { GenericValidator, Validator } from 'convex/values';
import type { ZodMiniType } from 'zod/mini';
import type { ValidationIssue } from '../../shared/database/database.ts';
import { validationError } from '../../shared/database/results.ts';
import { objectError, parse } from '../../shared/database/schema-parts.ts';
import { refuse } from './errors.ts';

/** Whether arguments have the types that a function says it takes, and where and why not. */

type Path = ValidationIssue['path'];
/** Of any kind, with what each kind has. */
type Shape = Validator<unknown, 'required' | 'optional', string>;

const schemas = new WeakMap<GenericValidator, ZodMiniType>();

/** The fields of a shared schema, which say what is wrong with them in the words of that schema. */
export function fieldsOf<Fields extends Parameters<typeof zodToConvexFields>[0]>(shape: Fields) {
  const fields = zodToConvexFields(shape);
  for (const [name, field] of Object.entries<GenericValidator>(fields)) {
    schemas.set(field, shape[name] as unknown as ZodMiniType);
  }
  return fields;
}

/** The arguments; ValidationError for what has other types, lacks a field or has one too many. */
export function requireShape(takes: GenericValidator, args: unknown): unknown {
  const issues = findIssues(takes as Shape, args, []);
  return issues.length === 0 ? args : refuse(validationError(issues));
}

function findIssues(shape: Shape, value: unknown, path: Path): readonly ValidationIssue[] {
  if (value === undefined && shape.isOptional === 'optional') return [];
  const issues = findByKind(shape, value, path);
  if (issues.length === 0) return issues;
  const schema = schemas.get(shape);
  const parsed = schema && parse(schema, value);
  if (parsed?.ok !== false || parsed.error.kind !== 'ValidationError') return issues;
  return parsed.error.issues.map((issue) => ({ ...issue, path: [...path, ...issue.path] }));
}

/** Objects, lists and alternatives are gone through here, because `validate` takes a field `toString` for a known one. */
function findByKind(shape: Shape, value: unknown, path: Path): readonly ValidationIssue[] {
  if (shape.kind === 'object') {
    return findInObject(shape.fields as Readonly<Record<string, Shape>>, value, path);
  }
  if (shape.kind === 'array' && Array.isArray(value)) return findInList(shape.element as Shape, value, path);
  if (shape.kind === 'union') return findInUnion(shape, value, path);
  return validate(shape, value) ? [] : [mismatch(shape, path)];
}

function findInObject(
  fields: Readonly<Record<string, Shape>>,
  value: unknown,
  path: Path,
): readonly ValidationIssue[] {
  const tell = objectError(path.length === 0 ? 'The call' : nameOf(path), fields);
  if (!isPlain(value)) return [{ path, message: tell({}) }];
  const unknown = Object.keys(value).filter((name) => !Object.hasOwn(fields, name));
  const known = Object.entries(fields).flatMap(([name, field]) =>
    findIssues(field, value[name], [...path, name]),
  );
  if (unknown.length === 0) return known;
  return [{ path, message: tell({ code: 'unrecognized_keys', keys: unknown.slice(0, 3) }) }, ...known];
}

/** Of the first element that does not fit: a list may be long, and wrong from end to end. */
function findInList(element: Shape, values: readonly unknown[], path: Path): readonly ValidationIssue[] {
  for (const [index, value] of values.entries()) {
    const issues = findIssues(element, value, [...path, index]);
    if (issues.length > 0) return issues;
  }
  return [];
}

/** Of objects that name themselves by a literal, the one that is named is the one that was meant. */
function findInUnion(
  shape: Extract<Shape, { kind: 'union' }>,
  value: unknown,
  path: Path,
): readonly ValidationIssue[] {
  const members = shape.members as readonly Shape[];
  if (members.some((member) => findIssues(member, value, path).length === 0)) return [];
  const meant = members.find((member) => isNamed(member, value));
  return meant ? findIssues(meant, value, path) : [mismatch(shape, path)];
}

function isNamed(shape: Shape, value: unknown): boolean {
  if (shape.kind !== 'object' || !isPlain(value)) return false;
  const fields = Object.entries(shape.fields as Readonly<Record<string, Shape>>);
  return fields.some(([name, field]) => field.kind === 'literal' && field.value === value[name]);
}

/** What came as an object on the wire: `__proto__` among its fields would have given it another prototype. */
const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

const mismatch = (shape: Shape, path: Path): ValidationIssue => ({
  path,
  message: `${nameOf(path)} must be ${describe(shape)}.`,
});

/** As in a program: `items[3].name`. */
const nameOf = (path: Path): string =>
  path.map((key, at) => (typeof key === 'number' ? `[${key}]` : at === 0 ? key : `.${key}`)).join('');

const words: Readonly<Record<string, string>> = {
  ...{ string: 'text', float64: 'a number', boolean: 'true or false', array: 'a list', object: 'an object' },
};

/** What a value has to be: "text", "one of admin, viewer". */
function describe(shape: Shape): string {
  if (shape.kind === 'literal') return String(shape.value);
  if (shape.kind !== 'union') return words[shape.kind] ?? shape.kind;
  const members = new Set((shape.members as readonly Shape[]).map(describe));
  return members.size === 1 ? [...members].join() : `one of ${[...members].join(', ')}`;
}
