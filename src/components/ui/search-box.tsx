import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { CloseIcon, SearchIcon, WaitIcon } from './icons.tsx';

interface SearchBoxProps {
  id?: string;
  label: string;
  placeholder: string;
  maxLength: number;
  /** What the URL says. */
  query: string;
  isSearching: boolean;
  onQuery: (query: string) => void;
}

/** Milliseconds without a key press after which the search begins. */
const patience = 300;

/** Waits until one has typed, and says what it is doing. The other props are those of its input. */
export function SearchBox({ label, query, isSearching, onQuery, ...props }: SearchBoxProps) {
  const box = useRef<HTMLInputElement>(null);
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
        ref={box}
        type="search"
        aria-label={label}
        {...props}
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
            onClick={() => {
              setText('');
              // This button goes: what is typed next is the next search.
              box.current?.focus();
            }}
            className="absolute top-1 right-1 grid size-6 cursor-pointer place-items-center rounded-sm text-ink-muted hover:bg-sunken hover:text-ink"
          >
            <CloseIcon />
          </button>
        )
      )}
    </div>
  );
}
