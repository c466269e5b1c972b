import { itemStatusLabels, type ItemStatus } from '../../../shared/items/item.ts';
import { quoteItem, type ChangeSentences } from '../change-words.ts';
import { countOf } from '../format.ts';
import type { CommandReport, CommandTarget, SkippedWrite } from './command-report.ts';

/** What is told of a command: the outcome in a line, and what went otherwise. */

interface Wording {
  /** With what was done: `“Widget”` or `12 items`. */
  readonly done: (subject: string) => string;
  /** After "could not be". */
  readonly verb: string;
  /** After "was" or "were", for what is not there. */
  readonly gone: string;
  /** For a target that had what was wanted already. */
  readonly same?: string;
}

export const deleteWording: Wording = {
  done: (subject) => `Deleted ${subject}`,
  verb: 'deleted',
  gone: 'already deleted',
};

export const restoreWording: Wording = {
  done: (subject) => `Restored ${subject}`,
  verb: 'restored',
  gone: 'deleted for ever',
};

export const purgeWording: Wording = {
  done: (subject) => `Deleted ${subject} for ever`,
  verb: 'deleted for ever',
  gone: 'no longer in the trash',
};

export const statusWording = (status: ItemStatus): Wording => ({
  done: (subject) => `Set ${subject} to ${itemStatusLabels[status]}`,
  verb: 'changed',
  gone: 'already deleted',
  same: `already ${itemStatusLabels[status]}`,
});

export function describeCommand({ done, skipped, failed }: CommandReport, wording: Wording): ChangeSentences {
  const total = done.length + skipped.length + failed.length;
  const [firstFailure] = failed;
  const skips = skipSentences(skipped, wording);
  const did = done.length > 0 ? [wording.done(subjectOf(done))] : [];
  const lines = firstFailure
    ? [
        `${total === 1 ? quoteItem(firstFailure.target.name) : `${failed.length} of ${total}`} could not be ${wording.verb}`,
        withStop(firstFailure.error.message),
        ...did.map(withStop),
        ...skips.map(withStop),
      ]
    : [...did, ...skips.map((skip, index) => (index + did.length > 0 ? withStop(skip) : skip))];
  const [title = 'Nothing to do', ...rest] = lines;
  return { title, ...(rest.length > 0 && { description: rest.join(' ') }) };
}

function skipSentences(skipped: readonly SkippedWrite[], { gone, same }: Wording): string[] {
  const sentences: string[] = [];
  const say = (reason: SkippedWrite['reason'], one: string, many: string) => {
    const targets = skipped.filter((skip) => skip.reason === reason).map(({ target }) => target);
    if (targets.length > 0) {
      sentences.push(`${listNames(targets.map(({ name }) => name))} ${targets.length === 1 ? one : many}`);
    }
  };
  say('gone', `was ${gone}`, `were ${gone}`);
  if (same) say('same', `is ${same}`, `are ${same}`);
  return sentences;
}

/** `“Widget”`, `12 items` */
export const subjectOf = (targets: readonly CommandTarget[]): string =>
  targets.length === 1 && targets[0] ? quoteItem(targets[0].name) : countOf(targets.length, 'item');

/** So many are named; the rest is counted. */
const maxNamed = 3;

/** `“A”, “B”, and 4 more`. The names may be some of a larger number. */
export function listNames(names: readonly string[], count = names.length): string {
  const listed = names.slice(0, maxNamed).map(quoteItem);
  if (count > listed.length) listed.push(`${count - listed.length} more`);
  return new Intl.ListFormat('en').format(listed);
}

const withStop = (sentence: string) => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`);
