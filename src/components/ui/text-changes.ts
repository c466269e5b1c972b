import { diffArrays, type ArrayChange } from 'diff';

/** What has become of a text or a list: parts that stayed, went and came, from which both can be put together again. */
export interface TextChange {
  readonly kind: 'kept' | 'removed' | 'added';
  readonly text: string;
}

/** A word or a mark, and the blanks behind it: these follow their word, but count for themselves. */
interface Token {
  readonly word: string;
  readonly blanks: string;
}

// A text that differs in more words is another text, and comparing it would be felt.
const maxEdits = 1000;

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** The text word by word. Where there are no two words in common that is worth saying, all of it is replaced. */
export function wordChanges(before: string, after: string): TextChange[] {
  const from = tokensOf(before);
  const to = tokensOf(after);
  const runs = diffArrays(from.map(wordOf), to.map(wordOf), { maxEditLength: maxEdits });
  if (!runs) return joined([removed(before), added(after)]);
  return joined(withoutLoneMarks(joined(changesOf(runs, from, to))));
}

/** The list entry by entry. */
export function listChanges(before: readonly string[], after: readonly string[]): TextChange[] {
  return diffArrays([...before], [...after]).flatMap(({ value, ...run }) =>
    value.map((text) => ({ kind: kindOf(run), text })),
  );
}

const wordOf = ({ word }: Token) => word;
const textOf = (tokens: readonly Token[]) => tokens.map(({ word, blanks }) => word + blanks).join('');
const kept = (text: string): TextChange => ({ kind: 'kept', text });
const removed = (text: string): TextChange => ({ kind: 'removed', text });
const added = (text: string): TextChange => ({ kind: 'added', text });

const kindOf = (run: { added: boolean; removed: boolean }) =>
  run.added ? 'added' : run.removed ? 'removed' : 'kept';

/** A text that begins with blanks begins with an empty word. */
function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const { segment } of segmenter.segment(text)) {
    if (segment.trim() !== '') tokens.push({ word: segment, blanks: '' });
    else {
      const { word, blanks } = tokens.pop() ?? { word: '', blanks: '' };
      tokens.push({ word, blanks: blanks + segment });
    }
  }
  return tokens;
}

/** Gives the words their blanks again, of which those between the same words may differ. */
function changesOf(runs: ArrayChange<string>[], from: Token[], to: Token[]): TextChange[] {
  const changes: TextChange[] = [];
  let fromIndex = 0;
  let toIndex = 0;
  runs.forEach((run, index) => {
    const olds = run.added ? [] : from.slice(fromIndex, fromIndex + run.count);
    const news = run.removed ? [] : to.slice(toIndex, toIndex + run.count);
    fromIndex += olds.length;
    toIndex += news.length;
    if (run.removed) changes.push(removed(textOf(olds)));
    else if (run.added) changes.push(...replaced(runs[index - 1]?.removed ? changes.pop() : undefined, news));
    else olds.forEach((old, at) => changes.push(kept(old.word), ...blankChanges(old, news[at])));
  });
  return changes;
}

function blankChanges({ blanks: before }: Token, token: Token | undefined): TextChange[] {
  const after = token?.blanks ?? '';
  return before === after ? [kept(before)] : [removed(before), added(after)];
}

/** What came in the place of something: blanks that both end with have stayed. */
function replaced(old: TextChange | undefined, news: Token[]): TextChange[] {
  const text = textOf(news);
  const blanks = news.at(-1)?.blanks ?? '';
  if (!old || blanks === '' || !old.text.endsWith(blanks)) return [...(old ? [old] : []), added(text)];
  return [removed(old.text.slice(0, -blanks.length)), added(text.slice(0, -blanks.length)), kept(blanks)];
}

/** A mark that two changes have between them is no common ground: they are read more easily as one. */
const withoutLoneMarks = (changes: readonly TextChange[]): TextChange[] =>
  changes.flatMap((change, index) => {
    const isBetween = index > 0 && index < changes.length - 1;
    const isMark = change.kind === 'kept' && /^[\p{P}\s]*$/u.test(change.text);
    return isBetween && isMark ? [removed(change.text), added(change.text)] : [change];
  });

/** Neighbours of one kind as one, between parts that stayed first what went and then what came. What is empty is left out. */
function joined(changes: readonly TextChange[]): TextChange[] {
  const all: TextChange[] = [];
  let texts = { kept: '', removed: '', added: '' };
  const flush = () => {
    for (const kind of ['kept', 'removed', 'added'] as const) {
      if (texts[kind] !== '') all.push({ kind, text: texts[kind] });
    }
    texts = { kept: '', removed: '', added: '' };
  };
  for (const { kind, text } of changes) {
    if (kind === 'kept' && text !== '' && (texts.removed !== '' || texts.added !== '')) flush();
    texts[kind] += text;
  }
  flush();
  return all;
}
