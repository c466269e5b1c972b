import { Button } from '../../components/ui/button.tsx';
import { countOf } from '../../lib/format.ts';
import type { ImportState } from './import-state.ts';

interface ImportButtonsProps {
  state: ImportState;
  /** Otherwise there is nothing to be done but to stop and to close. */
  mayEdit: boolean;
  onClose: () => void;
  onRestart: () => void;
  onStart: () => void;
  onCancel: () => void;
  onUndo: () => void;
}

/** What can be done in each phase of an import, the likeliest last. */
export function ImportButtons({ state, mayEdit, ...on }: ImportButtonsProps) {
  const { onClose, onRestart, onStart, onCancel, onUndo } = on;
  if (!mayEdit && state.phase !== 'importing') return <Button onClick={onClose}>Close</Button>;
  switch (state.phase) {
    case 'choosing':
      return <Button onClick={onClose}>Cancel</Button>;
    case 'reading':
      return <Button onClick={onRestart}>Cancel</Button>;
    case 'importing':
      // It comes where the button was that began the import, whose second press of a double click it must not take.
      return <Button onClick={({ detail }) => detail > 1 || onCancel()}>Stop the import</Button>;
    case 'preview':
      return (
        <>
          <Button onClick={onRestart}>Choose another file</Button>
          {state.plan.ready.length > 0 && (
            <Button variant="primary" onClick={onStart}>
              Import {countOf(state.plan.ready.length, 'item')}
            </Button>
          )}
        </>
      );
    case 'finished':
      return (
        <>
          {state.tally.created > 0 && (
            <Button variant="quiet" className="sm:mr-auto" onClick={onUndo}>
              Undo this import
            </Button>
          )}
          <Button onClick={onRestart}>Import another file</Button>
          {state.tally.rest.length > 0 && (
            <Button onClick={onStart}>
              {state.error ? 'Try again with' : 'Import'} the other {countOf(state.tally.rest.length, 'row')}
            </Button>
          )}
          <Button variant="primary" onClick={onClose}>
            Done
          </Button>
        </>
      );
  }
}
