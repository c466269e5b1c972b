import { Button } from '../../components/ui/button.tsx';
import { CloseIcon } from '../../components/ui/icons.tsx';
import { useActions } from '../../lib/actions.ts';
import { countOf } from '../../lib/format.ts';

const variantOf = (isDanger: boolean | undefined, icon: unknown) =>
  isDanger ? 'quiet-danger' : icon ? 'quiet' : 'secondary';

/** What can be done with the selected rows: the actions of the registry's group "Selection". */
export function BulkBar({ count, onClear }: { count: number; onClear: () => void }) {
  const actions = useActions().filter((action) => action.group === 'Selection' && !action.isHidden);
  return (
    <section aria-label="Selection" className="bulk-bar">
      <p className="bulk-count">{countOf(count, 'item')} selected</p>
      <span aria-hidden="true" className="toolbar-word text-ink-muted">
        Set to
      </span>
      {actions.map(({ id, label, shortLabel, icon: Icon, isDanger, run }) => (
        <Button
          key={id}
          variant={variantOf(isDanger, Icon)}
          aria-label={label}
          className="max-sm:px-2"
          onClick={run}
        >
          {Icon && <Icon />}
          <span className={Icon ? 'toolbar-word' : undefined}>{shortLabel ?? label}</span>
        </Button>
      ))}
      <Button variant="quiet" isIcon aria-label="Clear selection" className="bulk-clear" onClick={onClear}>
        <CloseIcon />
      </Button>
    </section>
  );
}
