import { mayNotEditAnyMore } from '../../lib/lost-right.ts';
import { PhaseTitle } from './phase-title.tsx';

/** In place of what led to an import, for somebody who has lost the right to it meanwhile. */
export function ImportRefused({ fileName }: { fileName: string | undefined }) {
  return (
    <div role="alert" className="flex flex-col gap-1 py-6">
      <PhaseTitle>{mayNotEditAnyMore}</PhaseTitle>
      <p className="wrap-anywhere text-ink-muted">
        Nothing was imported.{' '}
        {fileName && `${fileName} stays chosen while this is open, for when an admin lets you edit again.`}
      </p>
    </div>
  );
}
