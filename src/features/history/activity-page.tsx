import { PauseButton } from '../../components/ui/live-controls.tsx';
import { useDatabase } from '../../lib/database-context.tsx';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { usePause } from '../../lib/use-pause.ts';
import { AbsenceNotice } from './absence-notice.tsx';
import { ActivityBody } from './activity-body.tsx';
import { ActivityFilters } from './activity-filters.tsx';
import { isFiltered } from './activity-search.ts';
import { PausedSummary } from './paused-summary.tsx';
import { useActivity } from './use-activity.ts';
import { useActivityActions } from './use-activity-actions.ts';
import { useActivitySearch } from './use-activity-search.ts';
import { useActivityVoice } from './use-activity-voice.ts';
import { usePeople } from './use-people.ts';

/** All that was done to any item, by anybody, the newest first. */
export function ActivityPage() {
  const address = useActivitySearch();
  const { search, clear } = address;
  const me = useDatabase().actor;
  const { pause, isPaused, toggle } = usePause();
  const activity = useActivity(search, isPaused);
  const people = usePeople(activity.journal.changes, me);
  useDocumentTitle('Activity');
  useActivityActions(isPaused, toggle);
  useActivityVoice(activity, JSON.stringify(search));
  return (
    <div className="list-page activity-page">
      <div className="toolbar">
        <h1 className="mr-2 text-lead font-semibold">Activity</h1>
        <ActivityFilters address={address} people={people} />
        <div className="ml-auto">
          <PauseButton isPaused={isPaused} onToggle={toggle} />
        </div>
      </div>
      {pause && <PausedSummary pause={pause} onResume={toggle} />}
      {search.since === undefined && <AbsenceNotice />}
      <ActivityBody activity={activity} isFiltered={isFiltered(search)} isPaused={isPaused} onClear={clear} />
    </div>
  );
}
