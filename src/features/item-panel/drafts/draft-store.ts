import { parseDraft, type Draft } from './draft.ts';

/**
 * Drafts in the storage of the browser, one entry each, so that tabs do not get into each other's way. Where
 * the browser keeps nothing (blocked or full storage) a draft lives as long as the page.
 */

const prefix = 'estuary.draft/';
const keyOf = ({ id, item }: Pick<Draft, 'id' | 'item'>) => `${prefix}${item?.id ?? ''}/${id}`;

/** What is kept at most, apart from drafts that are being written: the oldest go first. Sizes in UTF-16 units, age in ms. */
export const draftLimits = { count: 50, size: 1_000_000, age: 30 * 24 * 60 * 60 * 1000 } as const;

const isTooOld = ({ typedAt }: Draft) => typedAt < Date.now() - draftLimits.age;

/** What the storage has no room for. */
const unkept = new Map<string, string>();
const listeners = new Set<() => void>();

/** Everything that is kept, by key. */
function readAll(): Map<string, string> {
  const found = new Map<string, string>();
  try {
    for (let index = 0; index < localStorage.length; index += 1) {
      const key = localStorage.key(index) ?? '';
      if (key.startsWith(prefix)) found.set(key, localStorage.getItem(key) ?? '');
    }
  } catch {
    // A browser that keeps nothing.
  }
  return new Map([...found, ...unkept]);
}

/** The drafts for an item, or for a new one, the latest first. What is none, or too old, is passed over. */
export function listDrafts(itemId: string | undefined): Draft[] {
  return [...readAll()]
    .filter(([key]) => key.startsWith(`${prefix}${itemId ?? ''}/`))
    .flatMap(([key, text]) => {
      const draft = parseDraft(text);
      return draft && keyOf(draft) === key && !isTooOld(draft) ? [draft] : [];
    })
    .sort((a, b) => b.typedAt - a.typedAt);
}

/**
 * Keeps a draft in the place of the one with the same id. Where the browser has no room for it, the oldest go, but
 * for those of the ids in `held`. Answers whether it outlives the page.
 */
export function saveDraft(draft: Draft, held: ReadonlySet<string>): boolean {
  const key = keyOf(draft);
  const text = JSON.stringify(draft);
  let isKept = write(key, text);
  // For one that has no chance none has to go.
  while (!isKept && text.length <= draftLimits.size && removeOldest(new Set([...held, draft.id]))) {
    isKept = write(key, text);
  }
  if (isKept) unkept.delete(key);
  else unkept.set(key, text);
  tell();
  return isKept;
}

function write(key: string, text: string): boolean {
  try {
    localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

export function removeDraft(draft: Pick<Draft, 'id' | 'item'>): void {
  remove(keyOf(draft));
  tell();
}

function remove(key: string): void {
  unkept.delete(key);
  try {
    localStorage.removeItem(key);
  } catch {
    // There is nothing then.
  }
}

interface Entry {
  readonly key: string;
  readonly size: number;
  readonly draft: Draft | undefined;
}

/** The latest first, and last what nobody can read. */
const readEntries = (): Entry[] =>
  [...readAll()]
    .map(([key, text]) => ({ key, size: text.length, draft: parseDraft(text) }))
    .sort((a, b) => (b.draft?.typedAt ?? -1) - (a.draft?.typedAt ?? -1));

const isFree = ({ draft }: Entry, held: ReadonlySet<string>) => !draft || !held.has(draft.id);

/** Answers whether there was one. */
function removeOldest(held: ReadonlySet<string>): boolean {
  const oldest = readEntries().findLast((entry) => !unkept.has(entry.key) && isFree(entry, held));
  if (oldest) remove(oldest.key);
  return oldest !== undefined;
}

/** Lets the oldest go until the rest is within the limits. Those of the ids in `held` stay in any case. */
export function keepWithinLimits(held: ReadonlySet<string>): void {
  let size = 0;
  readEntries().forEach((entry, index) => {
    size += entry.size;
    const isWithin =
      entry.draft && !isTooOld(entry.draft) && index < draftLimits.count && size <= draftLimits.size;
    if (!isWithin && isFree(entry, held)) remove(entry.key);
  });
}

function tell(): void {
  for (const listener of listeners) listener();
}

const hearOtherTab = ({ key }: StorageEvent) => {
  // Without a key all of it was cleared.
  if (key === null || key.startsWith(prefix)) tell();
};

/** Calls back whenever a draft was written or removed, here or in another tab. */
export function onDraftsChange(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener('storage', hearOtherTab);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener('storage', hearOtherTab);
  };
}
