import { useState } from 'react';
import { Select } from '../../components/ui/select.tsx';
import { spans, type ActivitySearch, type Span } from './activity-search.ts';
import { formatDay, formatMoment, parseDay } from './days.ts';
import { useToday } from './use-today.ts';

type TimeSearch = Omit<ActivitySearch, 'by' | 'kind'>;

interface TimeFilterProps {
  search: TimeSearch;
  onChange: (time: TimeSearch, replace?: boolean) => void;
}

const spanLabels = { today: 'Today', week: 'Last 7 days' } as const satisfies Record<Span, string>;

/** Which of the options the address says. */
function optionOf({ when, from, to, since }: TimeSearch) {
  if (since !== undefined) return 'since';
  return from !== undefined || to !== undefined ? 'days' : (when ?? '');
}

/** Of what time: a word, or from one day to another. */
export function TimeFilter({ search, onChange }: TimeFilterProps) {
  const today = formatDay(useToday());
  const option = optionOf(search);
  const choose = (chosen: string) => {
    if (chosen === 'days') onChange({ from: today, to: today });
    else onChange(spans.some((span) => span === chosen) ? { when: chosen as Span } : {});
  };
  return (
    <>
      <Select aria-label="Time" value={option} onChange={(event) => choose(event.target.value)}>
        <option value="">Any time</option>
        {spans.map((span) => (
          <option key={span} value={span}>
            {spanLabels[span]}
          </option>
        ))}
        <option value="days">From … to …</option>
        {option === 'since' && <option value="since">{saySince(search)}</option>}
      </Select>
      {option === 'days' && <Days search={search} onChange={(days) => onChange(days, true)} />}
    </>
  );
}

function saySince({ since = 0, until }: TimeSearch): string {
  return until === undefined
    ? `Since ${formatMoment(since)}`
    : `${formatMoment(since)} – ${formatMoment(until)}`;
}

function Days({ search: { from, to }, onChange }: TimeFilterProps) {
  const days = (first: string | undefined, last: string | undefined) =>
    onChange({ ...(first && { from: first }), ...(last && { to: last }) });
  return (
    <span className="flex flex-wrap items-center gap-2">
      <DayInput label="From" value={from} max={to} onChange={(day) => days(day, to)} />
      <DayInput label="To" value={to} min={from} onChange={(day) => days(from, day)} />
    </span>
  );
}

interface DayInputProps {
  label: string;
  value: string | undefined;
  min?: string | undefined;
  max?: string | undefined;
  onChange: (day: string | undefined) => void;
}

/** A day that is half typed is none yet: it is heard of when it is whole, and when it is left empty. */
function DayInput({ label, value = '', min, max, onChange }: DayInputProps) {
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  // The address changed otherwise than by what was typed here: Back, Forward.
  if (value !== seen) {
    setSeen(value);
    setText(value);
  }
  const type = (typed: string) => {
    setText(typed);
    const isWithin = (!min || typed >= min) && (!max || typed <= max);
    if (isWithin && parseDay(typed) !== undefined) onChange(typed);
  };
  return (
    <label className="flex items-center gap-2 text-ink-muted">
      {label}
      <input
        type="date"
        value={text}
        min={min}
        max={max}
        onChange={(event) => type(event.target.value)}
        onBlur={(event) => {
          const isEmpty = event.target.value === '' && !event.target.validity.badInput;
          if (isEmpty && value !== '') onChange(undefined);
          else setText(value);
        }}
        className="h-8 rounded-md border border-line-strong/60 bg-surface px-2 text-ink"
      />
    </label>
  );
}
