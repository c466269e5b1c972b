import { useMemo, type ReactNode } from 'react';
import { listChanges, wordChanges, type TextChange } from './text-changes.ts';

/** What has changed in a text or a list, told by line and underline and, to screen readers, in words. Import it lazily. */

interface WordDiffProps {
  before: string;
  after: string;
}

/** Word by word, in one run of text. Of long parts that are the same only what is next to a change is shown. */
export function WordDiff({ before, after }: WordDiffProps) {
  const changes = useMemo(() => wordChanges(before, after), [before, after]);
  return (
    <span className="wrap-anywhere whitespace-pre-wrap">
      {changes.map((change, index) => (
        // Parts are told apart by their place alone.
        <Part key={index} {...change} text={shortened(changes, index)} />
      ))}
    </span>
  );
}

interface ListDiffProps {
  before: readonly string[];
  after: readonly string[];
}

/** Entry by entry, parted by commas. */
export function ListDiff({ before, after }: ListDiffProps) {
  const changes = useMemo(() => listChanges(before, after), [before, after]);
  return (
    <span className="wrap-anywhere">
      {changes.map((change, index) => (
        <span key={index}>
          {index > 0 && ', '}
          <Part {...change} />
        </span>
      ))}
    </span>
  );
}

function Part({ kind, text }: Omit<TextChange, 'text'> & { text: ReactNode }) {
  if (kind === 'kept') return text;
  const Element = kind === 'added' ? 'ins' : 'del';
  return (
    <Element className={elementClasses[kind]}>
      <span className="sr-only"> ({kind}: </span>
      {typeof text === 'string' && text.trim() === '' ? <Blanks text={text} /> : text}
      <span className="sr-only">) </span>
    </Element>
  );
}

const elementClasses = {
  added:
    'rounded-xs [del+&]:ms-0.5 bg-accent-soft underline decoration-accent decoration-2 underline-offset-2',
  removed: 'rounded-xs bg-sunken text-ink-muted line-through',
} as const;

/** Blanks alone can be neither seen nor heard: they get signs. */
function Blanks({ text }: { text: string }) {
  return (
    <>
      <span aria-hidden>{text.replaceAll('\n', '↵\n').replaceAll('\t', '→').replaceAll(' ', '·')}</span>
      <span className="sr-only">{text.includes('\n') ? 'line break' : 'blank'}</span>
    </>
  );
}

/** Characters around a change that give it its place. */
const context = 120;

function shortened(changes: readonly TextChange[], index: number): ReactNode {
  const { kind, text } = changes[index] as TextChange;
  if (kind !== 'kept' || changes.length === 1 || text.length <= 3 * context) return text;
  const characters = Array.from(text);
  const head = index > 0 && characters.slice(0, context).join('').replace(/\S*$/, '');
  const tail = index < changes.length - 1 && characters.slice(-context).join('').replace(/^\S*/, '');
  return (
    <>
      {head}
      <span aria-hidden>…</span>
      <span className="sr-only"> (the same) </span>
      {tail}
    </>
  );
}
