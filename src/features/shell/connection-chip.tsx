import type { DatabaseInfo } from '../../../shared/database/database.ts';
import { Shape } from '../../components/ui/shape.tsx';
import { useDatabase } from '../../lib/database-context.tsx';
import { countOf } from '../../lib/format.ts';
import { useConnection } from '../../lib/use-watch.ts';
import { connectionWords } from './connection-words.ts';

const barred = <path d="M5 8.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.6 7.4l4.800-4.800" />;

/** A full disc, a ring that fills, a ring with a bar: told apart without colour. */
const shapes = {
  connecting: <circle cx="5" cy="5" r="3.5" strokeDasharray="2 2" />,
  live: <circle cx="5" cy="5" r="3.5" fill="currentColor" />,
  reconnecting: <circle cx="5" cy="5" r="3.5" strokeDasharray="2 2" />,
  offline: barred,
  signedOut: barred,
};

/** How long the data lives. */
const lifetimes = {
  tab: 'In memory, until this tab closes',
  tabs: 'In memory, until the last tab closes',
  server: 'Kept on the server',
} satisfies Record<DatabaseInfo['lifetime'], string>;

export function ConnectionChip() {
  const { info } = useDatabase();
  const { status, pendingWrites } = useConnection();
  const waiting = pendingWrites > 0 && status !== 'live' && `${countOf(pendingWrites, 'write')} waiting`;
  const lifetime = lifetimes[info.lifetime];
  // Said where it may be a surprise.
  const surprise = status === 'live' && info.lifetime !== 'server' && lifetime;
  return (
    <p
      className="mx-1 flex h-6 min-w-0 items-center gap-1.5 text-note text-ink-muted max-md:min-w-fit"
      title={lifetime}
    >
      <Shape size={10} className={status === 'live' ? 'text-accent' : 'text-contest'}>
        {shapes[status]}
      </Shape>
      {/* On a phone or a small tablet there is no room for words: what is wrong stands under the header. */}
      <span className="shrink-0 max-md:sr-only">{connectionWords[status]}</span>
      {waiting && <span className="truncate max-md:sr-only">· {waiting}</span>}
      {surprise && <span className="truncate text-ink-faint max-lg:sr-only">· {surprise}</span>}
    </p>
  );
}
