import { useMemo } from 'react';
import type { Change } from '../../../shared/database/changes.ts';
import { holdsRowsAttribute } from '../../lib/reader-busy.ts';
import type { ActivityRow } from './activity-rows.ts';
import { BatchRow } from './batch-row.tsx';
import { ChangeRow } from './change-row.tsx';
import { groupByDay, nameDay } from './days.ts';
import { findUndoer } from './undoers.ts';
import { useToday } from './use-today.ts';

interface ActivityListProps {
  rows: readonly ActivityRow[];
  /** All the changes that are at hand. */
  known: readonly Change[];
  /** Ids of changes that came in since the page was opened. */
  fresh: ReadonlySet<string>;
}

/** What was done, day by day. While the focus is in it, rows stay where they are. */
export function ActivityList({ rows, known, fresh }: ActivityListProps) {
  const today = useToday();
  const undoerOf = useMemo(() => findUndoer(known), [known]);
  return (
    <div {...{ [holdsRowsAttribute]: '' }}>
      {groupByDay(rows).map(({ start, entries }) => (
        <section key={start} aria-label={nameDay(start, today)}>
          <h2 className="activity-day">{nameDay(start, today)}</h2>
          <ol>
            {entries.map((row) =>
              row.kind === 'batch' ? (
                <BatchRow
                  key={row.id}
                  id={row.id}
                  changes={row.changes}
                  isFresh={fresh.has(row.changes[0].id)}
                />
              ) : (
                <ChangeRow
                  key={row.id}
                  change={row.change}
                  undo={undoerOf(row.change)}
                  isFresh={fresh.has(row.id)}
                />
              ),
            )}
          </ol>
        </section>
      ))}
    </div>
  );
}
