import type { DatabaseResult } from '../database.ts';

/**
 * What was told before, as far as it is the same now: the very same result when nothing differs, and else
 * the same items, changes and lists within it, so that who shows them sees at a glance what is new.
 */
export function reuse<T>(previous: DatabaseResult<T>, next: DatabaseResult<T>): DatabaseResult<T> {
  if (previous.ok && next.ok) {
    const value = share(previous.value, next.value) as T;
    return value === previous.value ? previous : { ok: true, value };
  }
  if (previous.ok || next.ok) return next;
  // An error is told again only when it says something else.
  const isSame = previous.error.kind === next.error.kind && previous.error.message === next.error.message;
  return isSame ? previous : next;
}

function share(previous: unknown, next: unknown): unknown {
  if (!isObject(previous) || !isObject(next)) return Object.is(previous, next) ? previous : next;
  return Array.isArray(next)
    ? shareList(Array.isArray(previous) ? previous : [], next)
    : shareFields(previous, next);
}

/** What has an id is found wherever it stood; the rest is compared place by place. */
function shareList(previous: readonly unknown[], next: readonly unknown[]): readonly unknown[] {
  const known = new Map(previous.map((value, index) => [keyOf(value) ?? index, value]));
  const shared = next.map((value, index) => share(known.get(keyOf(value) ?? index), value));
  const isSame =
    shared.length === previous.length && shared.every((value, index) => value === previous[index]);
  return isSame ? previous : Object.freeze(shared);
}

function shareFields(previous: object, next: object): object {
  const before = previous as Readonly<Record<string, unknown>>;
  const fields = Object.entries(next).map(([name, value]) => [name, share(before[name], value)] as const);
  const isSame =
    fields.length === Object.keys(before).length && fields.every(([name, value]) => value === before[name]);
  return isSame ? previous : Object.freeze(Object.fromEntries(fields));
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** An item in the trash goes by the id of the item. */
function keyOf(value: unknown): string | undefined {
  if (!isObject(value)) return undefined;
  if ('id' in value && typeof value.id === 'string') return value.id;
  return 'item' in value ? keyOf(value.item) : undefined;
}
