import { Link } from '@tanstack/react-router';
import { Button } from '../../components/ui/button.tsx';
import { Notice } from '../../components/ui/notice.tsx';
import { useFocusHandedOver } from './use-focus-handed-over.ts';

/** Nothing is on record at all. */
export function NoActivityScreen() {
  return (
    <Notice
      title="Nothing has happened yet"
      text="Every change of an item is kept here: who made it, when, and what it was before. Any of them can be undone."
    >
      <Link to="/items" className="font-medium text-accent underline underline-offset-4">
        Go to the items
      </Link>
    </Notice>
  );
}

interface NoMatchScreenProps {
  /** Only what is not too old was looked at. */
  hasOlder: boolean;
  onClear: () => void;
}

export function NoMatchingActivityScreen({ hasOlder, onClear }: NoMatchScreenProps) {
  const button = useFocusHandedOver('[data-journal]');
  return (
    <Notice
      title="No change matches"
      text={
        hasOlder
          ? 'None of the latest changes is what you ask for. There may be older ones.'
          : 'No change on record is of this person, this kind and this time.'
      }
    >
      <Button ref={button} onClick={onClear}>
        Clear filters
      </Button>
    </Notice>
  );
}

/** As many rows as there may be, in their height. */
export function ActivitySkeleton() {
  return (
    <div aria-busy="true">
      <p className="sr-only">Loading the activity…</p>
      <div className="activity-day" aria-hidden="true" />
      {Array.from({ length: 12 }, (_, index) => (
        <div key={index} className="skeleton-row" aria-hidden="true">
          <span className="skeleton-box w-3.5" />
          <span className={`skeleton-box ${index % 3 === 0 ? 'w-72' : 'w-56'}`} />
        </div>
      ))}
    </div>
  );
}
