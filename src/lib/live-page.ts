/**
 * What stands on the screen and what has arrived meanwhile. Pure: the hook around it
 * (use-live-page.ts) says when a page arrives and whether rows may move.
 */
export interface LivePage<Row extends LiveRow> {
  /** The query, by value, whose rows are shown. */
  readonly key: string;
  readonly rules: RowRules<Row>;
  readonly shown: RowPage<Row>;
  /** The newest page of the same query. It is what is shown, unless rows are held. */
  readonly latest: RowPage<Row>;
  /** The ids that changed or came since rows are held. */
  readonly touched: ReadonlySet<string>;
  /** By id, the number of the arrival that last changed the row. A row is marked when its number rises. */
  readonly marks: ReadonlyMap<string, number>;
  readonly arrivals: number;
  /** The latest time of change seen so far: what is older has been moved here, not changed. */
  readonly newest: number;
}

export interface LiveRow {
  readonly id: string;
}

export interface RowPage<Row> {
  readonly items: readonly Row[];
  /** How many rows there are on all pages. */
  readonly total: number;
}

/** What is to be known of a kind of rows. */
export interface RowRules<Row> {
  readonly isSame: (one: Row, other: Row) => boolean;
  /** When the row came to be as it is, ms since 1970. */
  readonly timeOf: (row: Row) => number;
}

/** `follow`: show what arrives. `hold`: contents change, rows stay. `freeze`: nothing changes. */
export type Liveness = 'follow' | 'hold' | 'freeze';

const byId = <Row extends LiveRow>(rows: readonly Row[]) => new Map(rows.map((row) => [row.id, row]));
const newestOf = <Row>(rows: readonly Row[], { timeOf }: RowRules<Row>) =>
  rows.reduce((time, row) => Math.max(time, timeOf(row)), 0);

/** The page with the objects that are known already, so that an unchanged row is the same object and need not render. */
function reuseRows<Row extends LiveRow>(
  known: RowPage<Row>,
  page: RowPage<Row>,
  { isSame }: RowRules<Row>,
): RowPage<Row> {
  const knownRows = byId(known.items);
  const items = page.items.map((row) => {
    const before = knownRows.get(row.id);
    return before && isSame(before, row) ? before : row;
  });
  const isUnchanged =
    page.total === known.total &&
    items.length === known.items.length &&
    items.every((row, index) => row === known.items[index]);
  return isUnchanged ? known : { items, total: page.total };
}

export function startLivePage<Row extends LiveRow>(
  key: string,
  page: RowPage<Row>,
  rules: RowRules<Row>,
  before?: LivePage<Row>,
): LivePage<Row> {
  const latest = before ? reuseRows(before.shown, page, rules) : page;
  return {
    key,
    rules,
    shown: latest,
    latest,
    touched: new Set(),
    marks: new Map(),
    arrivals: 0,
    newest: Math.max(before?.newest ?? 0, newestOf(page.items, rules)),
  };
}

export function receivePage<Row extends LiveRow>(
  state: LivePage<Row>,
  page: RowPage<Row>,
  liveness: Liveness,
): LivePage<Row> {
  const latest = reuseRows(state.latest, page, state.rules);
  if (latest === state.latest) return state;
  const arrived = { ...state, latest, touched: touch(state, latest) };
  if (liveness === 'freeze') return arrived;
  return show(arrived, liveness === 'follow' ? latest : patch(state.shown, latest));
}

function touch<Row extends LiveRow>(
  { touched, latest: known }: LivePage<Row>,
  latest: RowPage<Row>,
): ReadonlySet<string> {
  const knownRows = byId(known.items);
  const changed = latest.items.filter((row) => knownRows.get(row.id) !== row);
  return new Set([...touched, ...changed.map((row) => row.id)]);
}

/** Shows what has waited. */
export function releasePage<Row extends LiveRow>(state: LivePage<Row>): LivePage<Row> {
  return state.shown === state.latest ? state : show(state, state.latest);
}

/** The rows that are shown, where they are, with their newest contents. */
function patch<Row extends LiveRow>(shown: RowPage<Row>, latest: RowPage<Row>): RowPage<Row> {
  const latestRows = byId(latest.items);
  const isInPlace =
    shown.items.length === latest.items.length &&
    shown.items.every((row, index) => row.id === latest.items[index]?.id);
  if (isInPlace) return latest;
  return { items: shown.items.map((row) => latestRows.get(row.id) ?? row), total: latest.total };
}

function show<Row extends LiveRow>(state: LivePage<Row>, page: RowPage<Row>): LivePage<Row> {
  const before = byId(state.shown.items);
  const arrivals = state.arrivals + 1;
  const marks = new Map<string, number>();
  for (const row of page.items) {
    const known = before.get(row.id);
    const isChanged = known ? known !== row : state.rules.timeOf(row) > state.newest;
    const mark = isChanged ? arrivals : state.marks.get(row.id);
    if (mark !== undefined) marks.set(row.id, mark);
  }
  const newest = Math.max(state.newest, newestOf(page.items, state.rules));
  const touched = page === state.latest ? new Set<string>() : state.touched;
  return { ...state, shown: page, touched, marks, arrivals, newest };
}

export interface Waiting {
  readonly kind: 'new' | 'changes';
  readonly count: number;
}

/** What waits to be shown: rows that are new, or changes of any other kind. */
export function waitingIn<Row extends LiveRow>(state: LivePage<Row>): Waiting | undefined {
  const { shown, latest, touched, newest, rules } = state;
  if (shown === latest) return undefined;
  const shownRows = byId(shown.items);
  const latestRows = byId(latest.items);
  const waiting = latest.items.filter((row) => touched.has(row.id));
  const isOnlyNew =
    waiting.length > 0 && waiting.every((row) => !shownRows.has(row.id) && rules.timeOf(row) > newest);
  if (isOnlyNew) return { kind: 'new', count: waiting.length };
  const gone = shown.items.filter((row) => !latestRows.has(row.id)).length;
  return { kind: 'changes', count: Math.max(1, waiting.length, gone) };
}
