import { Link } from '@tanstack/react-router';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { tinykeys } from 'tinykeys';
import { Button } from '../../components/ui/button.tsx';
import { ChevronDownIcon } from '../../components/ui/icons.tsx';
import { focusPauseButton } from '../../components/ui/live-controls.tsx';
import { useFocusAfter } from '../../lib/use-focus-after.ts';
import type { ActivitySearch } from './activity-search.ts';
import { SumList } from './sum-list.tsx';
import type { Sum } from './sum-up.ts';

interface SumBarProps {
  /** What is summed up, and to what it comes. */
  children: ReactNode;
  sum?: Sum | undefined;
  /** Of what time it is. */
  span?: Pick<ActivitySearch, 'since' | 'until'>;
  /** The way on. */
  action: ReactNode;
}

/** A line that sums up what others did, and the list of it on demand. */
export function SumBar({ children, sum, span, action }: SumBarProps) {
  const [isOpen, setIsOpen] = useState(false);
  const listId = useId();
  const bar = useRef<HTMLDivElement>(null);
  // Its buttons go with it: on any screen the button to pause is close, and stays.
  const line = useFocusAfter<HTMLDivElement>(focusPauseButton);
  const toggle = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isOpen || !bar.current) return;
    return tinykeys(bar.current, {
      Escape: (event) => {
        event.preventDefault();
        setIsOpen(false);
        toggle.current?.focus();
      },
    });
  }, [isOpen]);
  const hasItems = sum !== undefined && sum.items.length > 0;
  return (
    <div ref={bar} className="sum-bar">
      <div ref={line} className="sum-line">
        <p className="min-w-0 flex-[1_1_16rem]">{children}</p>
        {hasItems && (
          <Button
            ref={toggle}
            variant="quiet"
            aria-expanded={isOpen}
            aria-controls={isOpen ? listId : undefined}
            onClick={() => setIsOpen(!isOpen)}
          >
            {isOpen ? 'Hide them' : 'Show them'}
            <ChevronDownIcon className={isOpen ? 'rotate-180' : undefined} />
          </Button>
        )}
        {action}
      </div>
      {hasItems && isOpen && (
        <div id={listId} className="sum-items">
          <SumList items={sum.items} />
          <Link to="/activity" search={{ by: 'others', ...span }} className="link-button">
            {sum.isPartial ? 'These are the latest. See all of them' : 'See each change'}
          </Link>
        </div>
      )}
    </div>
  );
}
