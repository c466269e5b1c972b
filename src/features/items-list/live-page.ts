import type { ItemPage } from '../../../shared/database/database.ts';
import { isSameItem, type Item } from '../../../shared/items/item.ts';

/**
 * What stands on the screen and what has arrived meanwhile. Pure: the hook around it
 * (use-live-page.ts) says when a page arrives and whether rows may move.
 */
export interface LivePage {
  /** The query, by value, whose rows are shown. */
  readonly key: string;
  readonly shown: ItemPage;
  /** The newest page of the same query. It is what is shown, unless rows are held. */
  readonly latest: ItemPage;
  /** The ids that changed or came since rows are held. */
  readonly touched: ReadonlySet<string>;
  /** By id, the number of the arrival that last changed the row. A row is marked when its number rises. */
  readonly marks: ReadonlyMap<string, number>;
  readonly arrivals: number;
  /** The latest time of change seen so far: what is older has been moved here, not changed. */
  readonly newest: number;
}

/** `follow`: show what arrives. `hold`: contents change, rows stay. `freeze`: nothing changes. */
export type Liveness = 'follow' | 'hold' | 'freeze';

const byId = (items: readonly Item[]) => new Map(items.map((item) => [item.id, item]));
const newestOf = (items: readonly Item[]) => items.reduce((time, item) => Math.max(time, item.updatedAt), 0);

/** The page with the objects that are known already, so that an unchanged row is the same object and need not render. */
function reuseItems(known: ItemPage, page: ItemPage): ItemPage {
  const knownItems = byId(known.items);
  const items = page.items.map((item) => {
    const before = knownItems.get(item.id);
    return before && isSameItem(before, item) ? before : item;
  });
  const isSame =
    page.total === known.total &&
    items.length === known.items.length &&
    items.every((item, index) => item === known.items[index]);
  return isSame ? known : { items, total: page.total };
}

export function startLivePage(key: string, page: ItemPage, before?: LivePage): LivePage {
  const latest = before ? reuseItems(before.shown, page) : page;
  return {
    key,
    shown: latest,
    latest,
    touched: new Set(),
    marks: new Map(),
    arrivals: 0,
    newest: Math.max(before?.newest ?? 0, newestOf(page.items)),
  };
}

export function receivePage(state: LivePage, page: ItemPage, liveness: Liveness): LivePage {
  const latest = reuseItems(state.latest, page);
  if (latest === state.latest) return state;
  const arrived = { ...state, latest, touched: touch(state, latest) };
  if (liveness === 'freeze') return arrived;
  return show(arrived, liveness === 'follow' ? latest : patch(state.shown, latest));
}

function touch({ touched, latest: known }: LivePage, latest: ItemPage): ReadonlySet<string> {
  const knownItems = byId(known.items);
  const changed = latest.items.filter((item) => knownItems.get(item.id) !== item);
  return new Set([...touched, ...changed.map((item) => item.id)]);
}

/** Shows what has waited. */
export function releasePage(state: LivePage): LivePage {
  return state.shown === state.latest ? state : show(state, state.latest);
}

/** The rows that are shown, where they are, with their newest contents. */
function patch(shown: ItemPage, latest: ItemPage): ItemPage {
  const latestItems = byId(latest.items);
  const isInPlace =
    shown.items.length === latest.items.length &&
    shown.items.every((item, index) => item.id === latest.items[index]?.id);
  if (isInPlace) return latest;
  return { items: shown.items.map((item) => latestItems.get(item.id) ?? item), total: latest.total };
}

function show(state: LivePage, page: ItemPage): LivePage {
  const before = byId(state.shown.items);
  const arrivals = state.arrivals + 1;
  const marks = new Map<string, number>();
  for (const item of page.items) {
    const known = before.get(item.id);
    const isChanged = known ? known !== item : item.updatedAt > state.newest;
    const mark = isChanged ? arrivals : state.marks.get(item.id);
    if (mark !== undefined) marks.set(item.id, mark);
  }
  const newest = Math.max(state.newest, newestOf(page.items));
  const touched = page === state.latest ? new Set<string>() : state.touched;
  return { ...state, shown: page, touched, marks, arrivals, newest };
}

export interface Waiting {
  readonly kind: 'new' | 'changes';
  readonly count: number;
}

/** What waits to be shown: items that are new, or changes of any other kind. */
export function waitingIn({ shown, latest, touched, newest }: LivePage): Waiting | undefined {
  if (shown === latest) return undefined;
  const shownItems = byId(shown.items);
  const latestItems = byId(latest.items);
  const waiting = latest.items.filter((item) => touched.has(item.id));
  const isOnlyNew =
    waiting.length > 0 && waiting.every((item) => !shownItems.has(item.id) && item.updatedAt > newest);
  if (isOnlyNew) return { kind: 'new', count: waiting.length };
  const gone = shown.items.filter((item) => !latestItems.has(item.id)).length;
  return { kind: 'changes', count: Math.max(1, waiting.length, gone) };
}
