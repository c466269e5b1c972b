import { useEffect, useEffectEvent, useState } from 'react';
import { queryLimits } from '../../../shared/database/query-limits.ts';
import { CloseIcon, SearchIcon, WaitIcon } from '../../components/ui/icons.tsx';

interface SearchBoxProps {
  /** What the URL says. */
  query: string;
  isSearching: boolean;
  onQuery: (query: string) => void;
}

/** Milliseconds without a key press after which the search begins. */
const patience = 300;

export const searchBoxId = 'items-search';

export function SearchBox({ query, isSearching, onQuery }: SearchBoxProps) {
  const [text, setText] = useState(query);
  const [sent, setSent] = useState(query);
  const [seen, setSeen] = useState(query);

  // The URL changed otherwise than by what was typed here: Back, Forward, or filters cleared.
  if (query !== seen) {
    setSeen(query);
    if (query !== sent) {
      setSent(query);
      setText(query);
    }
  }

  const wanted = text.trim();
  const send = () => {
    if (wanted === sent) return;
    setSent(wanted);
    onQuery(wanted);
  };
  const sendLater = useEffectEvent(send);
  useEffect(() => {
    const timer = setTimeout(() => sendLater(), patience);
    return () => clearTimeout(timer);
  }, [wanted]);

  const isWaiting = wanted !== '' && (wanted !== sent || isSearching);
  return (
    <div className="relative min-w-0 flex-1 sm:max-w-80">
      <SearchIcon className="pointer-events-none absolute top-2 left-2.5 text-ink-faint" />
      <input
        id={searchBoxId}
        type="search"
        aria-label="Search items"
        placeholder="Search"
        maxLength={queryLimits.search}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') send();
          if (event.key !== 'Escape') return;
          if (text === '') event.currentTarget.blur();
          setText('');
        }}
        className={`h-8 w-full rounded-md border border-line-strong/60 bg-surface pr-8 pl-8 text-ink placeholder:text-ink-faint ${isWaiting ? 'sm:pr-20' : ''}`}
      />
      {isWaiting ? (
        <>
          {/* On a phone the word would take the place of what was typed. */}
          <span className="absolute top-2 right-2.5 text-note text-ink-faint max-sm:sr-only">Searching…</span>
          <WaitIcon className="pointer-events-none absolute top-2 right-2.5 text-ink-faint sm:hidden" />
        </>
      ) : (
        text !== '' && (
          <button
            type="button"
            aria-label="Clear search"
            onClick={() => setText('')}
            className="absolute top-1 right-1 grid size-6 cursor-pointer place-items-center rounded-sm text-ink-muted hover:bg-sunken hover:text-ink"
          >
            <CloseIcon />
          </button>
        )
      )}
    </div>
  );
}
