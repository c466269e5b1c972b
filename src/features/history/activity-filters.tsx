import type { Actor } from '../../../shared/database/changes.ts';
import { changeKinds } from '../../../shared/database/query-limits.ts';
import { Select } from '../../components/ui/select.tsx';
import { useDatabase } from '../../lib/database-context.tsx';
import { kindLabels } from './kind-labels.ts';
import { TimeFilter } from './time-filter.tsx';
import type { useActivitySearch } from './use-activity-search.ts';

interface ActivityFiltersProps {
  address: ReturnType<typeof useActivitySearch>;
  /** Who can be chosen, besides oneself and all others. */
  people: readonly Actor[];
}

/** Whose changes, of which kind, of what time. */
export function ActivityFilters({ address, people }: ActivityFiltersProps) {
  const { search, setBy, setKind, setTime } = address;
  return (
    <div className="activity-filters">
      <PersonFilter by={search.by ?? ''} people={people} onChange={setBy} />
      <Select
        aria-label="Kind of change"
        value={search.kind ?? ''}
        onChange={(event) => setKind(changeKinds.find((kind) => kind === event.target.value))}
      >
        <option value="">All changes</option>
        {changeKinds.map((kind) => (
          <option key={kind} value={kind}>
            {kindLabels[kind]}
          </option>
        ))}
      </Select>
      <TimeFilter search={search} onChange={setTime} />
    </div>
  );
}

interface PersonFilterProps {
  by: string;
  people: readonly Actor[];
  onChange: (by: string) => void;
}

function PersonFilter({ by, people, onChange }: PersonFilterProps) {
  const me = useDatabase().actor;
  // A link may name oneself as others see one.
  const value = by === me.id ? 'me' : by;
  const isKnown = ['', 'me', 'others'].includes(value) || people.some(({ id }) => id === value);
  return (
    <Select aria-label="Person" value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">Everybody</option>
      <option value="me">You</option>
      <option value="others">Everybody else</option>
      {people.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
      {!isKnown && <option value={value}>Somebody</option>}
    </Select>
  );
}
