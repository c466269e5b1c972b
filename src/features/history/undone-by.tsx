import type { Change } from '../../../shared/database/changes.ts';
import type { Database } from '../../../shared/database/database.ts';
import { useAnswer } from '../../lib/use-answer.ts';
import { ByWhom } from './by-whom.tsx';

const getChange = (database: Database, id: string) => database.changes().get(id);

interface UndoneByProps {
  /** Of the change that took this one back. */
  id: string;
  /** The same, if it is at hand. */
  undo: Change | undefined;
}

/** Who took a change back. */
export function UndoneBy({ id, undo }: UndoneByProps) {
  return <span className="undone">Undone{undo ? <ByWhom actor={undo.actor} /> : <FetchedBy id={id} />}</span>;
}

function FetchedBy({ id }: { id: string }) {
  const { value } = useAnswer(getChange, id);
  return value && <ByWhom actor={value.actor} />;
}
