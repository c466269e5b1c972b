import { countOf } from '../../lib/format.ts';
import { shorten } from '../../lib/shorten.ts';
import type { ImportPlan } from './import-plan.ts';
import type { Tally } from './import-state.ts';

/** What an import says of itself, on the screen and to screen readers. */

const willBe = (count: number) => `${countOf(count, 'item')} will be created`;
const areWrong = (count: number) => `${countOf(count, 'row')} ${count === 1 ? 'is' : 'are'} wrong`;

export function describePlan({ ready, wrong }: ImportPlan): string {
  if (ready.length === 0) return `No item can be created: ${areWrong(wrong.length)}.`;
  return wrong.length === 0
    ? `${willBe(ready.length)}, no row is wrong.`
    : `${willBe(ready.length)}, ${areWrong(wrong.length)}.`;
}

/** Exactly how many items were created, and of how many rows nothing was. */
export function describeTally({ created, wrong, rest }: Tally): string {
  const sentences = [`${countOf(created, 'item')} ${created === 1 ? 'was' : 'were'} created.`];
  if (rest.length > 0) sentences.push(sayRest(rest.length));
  if (wrong.length > 0) sentences.push(`${areWrong(wrong.length)} and left out.`);
  return sentences.join(' ');
}

/** The same for a toast, which stays when the dialog has gone. */
export function describeImported({ fileName }: ImportPlan, { created, rest }: Tally) {
  const title = created > 0 ? `Imported ${countOf(created, 'item')}` : 'Nothing was imported';
  return { title, description: `From ${shorten(fileName, 80)}. ${sayRest(rest.length)}`.trimEnd() };
}

const sayRest = (count: number) =>
  count > 0 ? `${countOf(count, 'row')} ${count === 1 ? 'was' : 'were'} not imported.` : '';

/** "Ignored columns: Id, Colour." */
export function describeIgnored(ignored: readonly string[]): string {
  const shown = ignored.slice(0, 12).map((name) => shorten(name, 40));
  const more = ignored.length > shown.length ? ` and ${ignored.length - shown.length} more` : '';
  return `Ignored ${ignored.length === 1 ? 'column' : 'columns'}: ${shown.join(', ')}${more}.`;
}
