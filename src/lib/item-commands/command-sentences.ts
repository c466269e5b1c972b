import { itemStatusLabels, type ItemStatus } from '../../../shared/items/item.ts';
import { shorten } from '../shorten.ts';
import type { CommandTarget, StatusChange } from './command-history.ts';
import type { CommandReport, SkippedWrite } from './command-writes.ts';

/** What is told about a command: the outcome in a line, and what went otherwise. */
export interface CommandSentences {
  readonly title: string;
  readonly description?: string;
}

interface Wording {
  /** With what was done: `“Widget”` or `12 items`. */
  readonly done: (subject: string) => string;
  /** After "could not be". */
  readonly verb: string;
  /** For a target that had what was wanted already. */
  readonly same?: string;
}

export const describeDeletes = (report: CommandReport) =>
  describe(report, { done: (subject) => `Deleted ${subject}`, verb: 'deleted' });

export const describeRestores = (report: CommandReport) =>
  describe(report, { done: (subject) => `Restored ${subject}`, verb: 'restored' });

export const describeStatuses = (report: CommandReport, status: ItemStatus) =>
  describe(report, {
    done: (subject) => `Set ${subject} to ${itemStatusLabels[status]}`,
    verb: 'changed',
    same: `already ${itemStatusLabels[status]}`,
  });

/** Of statuses that were set back, or again. */
export function describeStatusChanges(report: CommandReport<StatusChange>): CommandSentences {
  const statuses = new Set(report.done.map(({ to }) => to));
  const [status] = statuses;
  const back = statuses.size === 1 && status ? `back to ${itemStatusLabels[status]}` : 'back';
  return describe(report, { done: (subject) => `Set ${subject} ${back}`, verb: 'set back' });
}

function describe({ done, skipped, failed }: CommandReport, wording: Wording): CommandSentences {
  const total = done.length + skipped.length + failed.length;
  const [firstFailure] = failed;
  const skips = skipSentences(skipped, wording);
  const did = done.length > 0 ? [wording.done(subjectOf(done))] : [];
  const lines = firstFailure
    ? [
        `${total === 1 ? quote(firstFailure.target) : `${failed.length} of ${total}`} could not be ${wording.verb}`,
        withStop(firstFailure.error.message),
        ...did.map(withStop),
        ...skips.map(withStop),
      ]
    : [...did, ...skips.map((skip, index) => (index + did.length > 0 ? withStop(skip) : skip))];
  const [title = 'Nothing to do', ...rest] = lines;
  return { title, ...(rest.length > 0 && { description: rest.join(' ') }) };
}

function skipSentences(skipped: readonly SkippedWrite[], { same }: Wording): string[] {
  const sentences: string[] = [];
  const say = (reason: SkippedWrite['reason'], one: string, many: string) => {
    const targets = skipped.filter((skip) => skip.reason === reason).map(({ target }) => target);
    if (targets.length > 0) sentences.push(`${listNames(targets)} ${targets.length === 1 ? one : many}`);
  };
  say('deleted', 'was already deleted', 'were already deleted');
  say('changed', 'was changed since and is left as it is', 'were changed since and are left as they are');
  if (same) say('same', `is ${same}`, `are ${same}`);
  return sentences;
}

const subjectOf = (targets: readonly CommandTarget[]) =>
  targets.length === 1 && targets[0] ? quote(targets[0]) : `${targets.length.toLocaleString('en')} items`;

/** So many are named; the rest is counted. */
const maxNamed = 3;

function listNames(targets: readonly CommandTarget[]): string {
  const names = targets.slice(0, maxNamed).map(quote);
  if (targets.length > maxNamed) names.push(`${targets.length - maxNamed} more`);
  return new Intl.ListFormat('en').format(names);
}

const quote = ({ name }: CommandTarget) => `“${shorten(name, 60)}”`;

const withStop = (sentence: string) => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`);
