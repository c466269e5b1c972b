import { Button } from '../../components/ui/button.tsx';
import { ErrorScreen } from '../../components/ui/error-screen.tsx';
import { WaitingButton } from '../../components/ui/live-controls.tsx';
import { formatNumber } from '../../lib/format.ts';
import { holdsRowsAttribute } from '../../lib/reader-busy.ts';
import { ActivityList } from './activity-list.tsx';
import { ActivitySkeleton, NoActivityScreen, NoMatchingActivityScreen } from './activity-screens.tsx';
import { sayRetention } from './retention-words.ts';
import { ShowMore } from './show-more.tsx';
import type { useActivity } from './use-activity.ts';
import { useFocusHandedOver } from './use-focus-handed-over.ts';

interface ActivityBodyProps {
  activity: ReturnType<typeof useActivity>;
  isFiltered: boolean;
  isPaused: boolean;
  onClear: () => void;
}

/** The place of the rows, whatever stands in it: so it can take the focus of what goes. */
export function ActivityBody(props: ActivityBodyProps) {
  return (
    <div className="list-body journal" data-journal tabIndex={-1} aria-busy={props.activity.journal.isStale}>
      <Rows {...props} />
    </div>
  );
}

/** The rows, or what there is to say in their place: loading, error, empty, no match. */
function Rows({ activity, isFiltered, isPaused, onClear }: ActivityBodyProps) {
  const { journal, rows, waitingCount } = activity;
  const { isLoaded, isStale, hasOlder, older, error, retry, release, changes, fresh, keptFor } = journal;
  if (error && (!isLoaded || isStale))
    return <ErrorScreen error={error} subject="activity" onRetry={retry} />;
  if (!isLoaded) return <ActivitySkeleton />;
  if (rows.length === 0 && waitingCount === 0 && !older?.isLoading) {
    return (
      <>
        {/* What does not match any more stays until it is known what does. */}
        {isFiltered || isStale ? (
          <NoMatchingActivityScreen hasOlder={hasOlder} onClear={onClear} />
        ) : (
          <NoActivityScreen />
        )}
        <div className="flex justify-center">
          <ShowMore journal={journal} />
        </div>
      </>
    );
  }
  return (
    <>
      {error && <OutOfDate message={error.message} onRetry={retry} />}
      {waitingCount > 0 && !isPaused && <Waiting count={waitingCount} onShow={release} />}
      <ActivityList rows={rows} known={changes} fresh={fresh} />
      <div className="px-4 pb-6">
        {!hasOlder && !isFiltered && <p className="mt-4 text-note text-ink-muted">{sayRetention(keptFor)}</p>}
        <ShowMore journal={journal} />
      </div>
    </>
  );
}

function Waiting({ count, onShow }: { count: number; onShow: () => void }) {
  const button = useFocusHandedOver('[data-journal]');
  return (
    <WaitingButton ref={button} onShow={onShow} {...{ [holdsRowsAttribute]: '' }}>
      {formatNumber(count)} new
    </WaitingButton>
  );
}

function OutOfDate({ message, onRetry }: { message: string; onRetry: () => void }) {
  return (
    <div role="alert" className="flex items-center gap-3 border-b border-line bg-danger-soft px-4 py-1.5">
      <p className="min-w-0 flex-1">{message} What you see may be out of date.</p>
      <Button onClick={onRetry}>Try again</Button>
    </div>
  );
}
