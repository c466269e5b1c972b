import { Button } from '../../components/ui/button.tsx';
import { CloseIcon, TrashIcon } from '../../components/ui/icons.tsx';
import { useActions } from '../../lib/actions.ts';
import { countOf } from '../../lib/format.ts';

/** What can be done with the selected rows: the actions of the registry's group "Selection". */
export function BulkBar({ count, onClear }: { count: number; onClear: () => void }) {
  const actions = useActions().filter((action) => action.group === 'Selection' && !action.isHidden);
  return (
    <section aria-label="Selection" className="bulk-bar">
      <p className="bulk-count">{countOf(count, 'item')} selected</p>
      <span aria-hidden="true" className="toolbar-word text-ink-muted">
        Set to
      </span>
      {actions.map(({ id, label, shortLabel, isDanger, run }) => (
        <Button key={id} variant={isDanger ? 'quiet-danger' : 'secondary'} aria-label={label} onClick={run}>
          {isDanger && <TrashIcon />}
          <span className={isDanger ? 'toolbar-word' : undefined}>{shortLabel ?? label}</span>
        </Button>
      ))}
      <Button variant="quiet" isIcon aria-label="Clear selection" className="bulk-clear" onClick={onClear}>
        <CloseIcon />
      </Button>
    </section>
  );
}
