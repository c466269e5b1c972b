import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Item } from '../../shared/items/item.ts';
import type { Draft } from '../../src/features/item-panel/drafts/draft.ts';
import { findHeldDrafts, holdDraft } from '../../src/features/item-panel/drafts/draft-holds.ts';
import { createDraftKeeper } from '../../src/features/item-panel/drafts/draft-keeper.ts';
import {
  draftLimits,
  keepWithinLimits,
  listDrafts,
  onDraftsChange,
  removeDraft,
  saveDraft,
} from '../../src/features/item-panel/drafts/draft-store.ts';
import type { Unsaved } from '../../src/features/item-panel/drafts/lay-draft.ts';

const item: Item = {
  id: 'item-1',
  name: 'Widget',
  description: '',
  status: 'draft',
  tags: [],
  createdAt: 1,
  updatedAt: 1,
  version: 1,
};

let count = 0;
const aWhileAgo = Date.now() - 3_600_000;

/** A draft of a form of its own, each typed a second after the one before. */
function makeDraft(mine = 'Mine', fields: Partial<Draft> = {}): Draft {
  count += 1;
  const edits = { name: { base: 'Widget', mine } };
  return { id: `form-${count}`, typedAt: aWhileAgo + count * 1000, item, edits, tagDraft: '', ...fields };
}

/** As it stands in the storage, under the key of a form. */
const written = (fields: object) => JSON.stringify({ ...makeDraft(), id: 'form', ...fields });

const keep = (draft: Draft, held: readonly string[] = []) => saveDraft(draft, new Set(held));
const idsOf = (drafts: readonly Draft[]) => drafts.map(({ id }) => id);
const nobody: ReadonlySet<string> = new Set();

/** A storage with room for so many UTF-16 units. */
function limitStorage(room: number) {
  const original = Storage.prototype.setItem;
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(function (this: Storage, key, text) {
    const others = Object.keys(this).filter((other) => other !== key);
    const used = others.reduce((sum, other) => sum + (this.getItem(other) ?? '').length, 0);
    if (used + text.length > room) throw new DOMException('Full.', 'QuotaExceededError');
    original.call(this, key, text);
  });
}

afterEach(() => {
  vi.restoreAllMocks();
  for (const draft of [...listDrafts('item-1'), ...listDrafts(undefined)]) removeDraft(draft);
});

describe('Kept drafts', () => {
  it('are those of one item, or of a new one, the latest first', () => {
    const [first, second] = [makeDraft(), makeDraft()];
    const { item: _, ...forNew } = makeDraft();
    const other = makeDraft('Mine', { item: { ...item, id: 'item-2' } });
    for (const draft of [first, second, forNew, other]) expect(keep(draft)).toBe(true);
    expect(listDrafts('item-1')).toEqual([second, first]);
    expect(listDrafts(undefined)).toEqual([forNew]);
    removeDraft(second);
    expect(listDrafts('item-1')).toEqual([first]);
    removeDraft(other);
  });

  it('of two forms of one item do not get into each other’s way', () => {
    const [here, there] = [makeDraft('Here'), makeDraft('There')];
    keep(here);
    keep(there);
    keep({ ...here, edits: { name: { base: 'Widget', mine: 'Here too' } } });
    expect(listDrafts('item-1').map(({ edits }) => edits.name?.mine)).toEqual(['There', 'Here too']);
  });

  it('may break the rules of an item', () => {
    const bad = makeDraft('x'.repeat(300), {
      edits: { name: { base: '', mine: 'x'.repeat(300) }, tags: { base: [], mine: ['', 'a\u0007'] } },
    });
    keep(bad);
    expect(listDrafts('item-1')).toEqual([bad]);
  });

  it.each([
    ['no JSON', '{"id":'],
    ['no draft', '{"id":"form","typedAt":1}'],
    ['null', 'null'],
    ['a wrong status', written({ edits: { status: { base: 'draft', mine: 'gone' } } })],
    ['no date', written({ typedAt: 1e300 })],
    ['another item', written({ item: { ...item, id: 'item-2' } })],
  ])('are nothing that the storage may hold besides: %s', (_, text) => {
    localStorage.setItem('estuary.draft/item-1/form', text);
    const good = makeDraft();
    keep(good);
    expect(listDrafts('item-1')).toEqual([good]);
  });

  it('are heard of when another tab writes', () => {
    const listener = vi.fn();
    const stop = onDraftsChange(listener);
    window.dispatchEvent(new StorageEvent('storage', { key: 'estuary.preferences' }));
    expect(listener).not.toHaveBeenCalled();
    window.dispatchEvent(new StorageEvent('storage', { key: 'estuary.draft/item-1/form' }));
    expect(listener).toHaveBeenCalledTimes(1);
    stop();
    window.dispatchEvent(new StorageEvent('storage', { key: 'estuary.draft/item-1/form' }));
    expect(listener).toHaveBeenCalledTimes(1);
  });
});

describe('Room for drafts', () => {
  it('is bounded by their number: the oldest go, but none that is being written', () => {
    const drafts = Array.from({ length: draftLimits.count + 3 }, () => makeDraft());
    for (const draft of drafts) keep(draft);
    localStorage.setItem('estuary.draft/item-1/broken', '{');
    keepWithinLimits(new Set([drafts[1]?.id ?? '']));
    expect(idsOf(listDrafts('item-1')).reverse()).toEqual(idsOf([...drafts.slice(1, 2), ...drafts.slice(3)]));
    expect(localStorage.getItem('estuary.draft/item-1/broken')).toBeNull();
  });

  it('is bounded by their size', () => {
    const drafts = [makeDraft(), makeDraft('x'.repeat(draftLimits.size - 500)), makeDraft()];
    for (const draft of drafts) keep(draft);
    keepWithinLimits(nobody);
    expect(idsOf(listDrafts('item-1'))).toEqual(idsOf([...drafts.slice(1)].reverse()));
  });

  it('is for thirty days: what is older is not offered any more, and goes', () => {
    const monthAgo = Date.now() - draftLimits.age;
    const old = makeDraft('Old', { typedAt: monthAgo - 1000 });
    const young = makeDraft('Young', { typedAt: monthAgo + 60_000 });
    const held = makeDraft('Held', { typedAt: monthAgo - 1000 });
    for (const draft of [old, young, held]) keep(draft);
    expect(listDrafts('item-1')).toEqual([young]);
    keepWithinLimits(new Set([held.id]));
    const isStored = ({ id }: Draft) => localStorage.getItem(`estuary.draft/item-1/${id}`) !== null;
    expect([old, young, held].map(isStored)).toEqual([false, true, true]);
  });

  it('in a full storage is made by the oldest, as long as it needs some', () => {
    const [first, second, third] = [makeDraft(), makeDraft(), makeDraft()];
    for (const draft of [first, second, third]) keep(draft);
    limitStorage(3 * JSON.stringify(first).length + 10);
    const last = makeDraft();
    expect(keep(last, [first.id])).toBe(true);
    expect(idsOf(listDrafts('item-1'))).toEqual(idsOf([last, third, first]));
  });

  it('is not made for what has none in any case: that is kept as long as the page, and the others stay', () => {
    const first = makeDraft();
    keep(first);
    limitStorage(draftLimits.size / 2);
    const huge = makeDraft('x'.repeat(draftLimits.size));
    expect(keep(huge)).toBe(false);
    expect(idsOf(listDrafts('item-1'))).toEqual([huge.id, first.id]);
    expect(keep({ ...huge, edits: {} })).toBe(true);
  });

  it('is in the page alone where the browser keeps nothing', () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('Blocked.', 'SecurityError');
    });
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
      throw new DOMException('Blocked.', 'SecurityError');
    });
    const draft = makeDraft();
    expect(keep(draft)).toBe(false);
    expect(listDrafts('item-1')).toEqual([draft]);
    removeDraft(draft);
    expect(listDrafts('item-1')).toEqual([]);
  });
});

describe('The keeper of a form’s draft', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** A form in which so much is unsaved. */
  function openForm() {
    let mine: string | undefined;
    const read = (): Unsaved => ({
      item,
      edits: mine === undefined ? {} : { name: { base: 'Widget', mine } },
      tagDraft: '',
    });
    const keeper = createDraftKeeper(read, () => undefined);
    const type = (text: string | undefined) => {
      mine = text;
      keeper.touch();
    };
    return { keeper, type };
  }
  const keptNames = () => listDrafts('item-1').map(({ edits }) => edits.name?.mine);
  const wait = () => vi.advanceTimersByTime(1_000);

  it('writes while one types, not only when one stops', () => {
    const { type, keeper } = openForm();
    for (let pressed = 0; pressed < 20; pressed += 1) {
      type('x'.repeat(pressed + 1));
      vi.advanceTimersByTime(100);
    }
    expect(keptNames()[0]?.length).toBeGreaterThan(12);
    keeper.drop();
  });

  it('writes at once what is to be written, as when the page goes', () => {
    const { type, keeper } = openForm();
    type('Mine');
    keeper.flush();
    expect(keptNames()).toEqual(['Mine']);
    keeper.drop();
  });

  it('lets it go when it is saved, undone by hand or discarded', () => {
    const { type, keeper } = openForm();
    type('Mine');
    wait();
    type(undefined);
    wait();
    expect(keptNames()).toEqual([]);
    type('Mine');
    keeper.drop();
    wait();
    expect(keptNames()).toEqual([]);
  });

  it('holds it while the form is open, and while its save is on its way', async () => {
    const { type, keeper } = openForm();
    type('Mine');
    wait();
    const [draft] = listDrafts('item-1');
    expect(await findHeldDrafts()).toEqual(new Set([draft?.id]));
    keeper.close(true);
    expect(await findHeldDrafts()).toEqual(new Set([draft?.id]));
    keeper.refuse('No.');
    expect(await findHeldDrafts()).toEqual(nobody);
    expect(listDrafts('item-1')).toMatchObject([{ id: draft?.id, refusal: 'No.' }]);
  });

  it('gives it to others when the form is closed without a save', async () => {
    const { type, keeper } = openForm();
    type('Mine');
    keeper.close(false);
    expect(keptNames()).toEqual(['Mine']);
    expect(await findHeldDrafts()).toEqual(nobody);
  });

  it('knows what other tabs hold', async () => {
    const release = vi.fn();
    const held = [{ name: 'estuary.draft/form-there' }, { name: 'something else' }];
    const request = vi.fn((_: string, hold: () => Promise<void>) => hold().then(release));
    vi.stubGlobal('navigator', { locks: { request, query: () => Promise.resolve({ held }) } });
    const letGo = holdDraft('form-here');
    expect(request).toHaveBeenCalledWith('estuary.draft/form-here', expect.any(Function));
    expect(await findHeldDrafts()).toEqual(new Set(['form-here', 'form-there']));
    letGo();
    await Promise.resolve();
    expect(release).toHaveBeenCalled();
    vi.unstubAllGlobals();
  });
});
