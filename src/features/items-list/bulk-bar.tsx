import { Button } from '../../components/ui/button.tsx';
import { CloseIcon, TrashIcon } from '../../components/ui/icons.tsx';
import { useActions } from '../../lib/actions.ts';
import { countOf } from '../../lib/format.ts';

/** What can be done with the selected rows: the actions of the registry's group "Selection". */
export function BulkBar({ count, onClear }: { count: number; onClear: () => void }) {
  const actions = useActions().filter((action) => action.group === 'Selection' && !action.isHidden);
  return (
    <section aria-label="Selection" className="bulk-bar">
      <p className="mr-2 font-medium">{countOf(count, 'item')} selected</p>
      {actions.map((action) => (
        <Button
          key={action.id}
          variant="quiet"
          className={action.isDanger ? 'text-danger hover:text-danger' : 'text-ink'}
          onClick={action.run}
        >
          {action.isDanger && <TrashIcon />}
          {action.label}
        </Button>
      ))}
      <Button variant="quiet" isIcon aria-label="Clear selection" className="ml-auto" onClick={onClear}>
        <CloseIcon />
      </Button>
    </section>
  );
}
