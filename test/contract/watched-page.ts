import { expect } from 'vitest';
import type { ItemPage, ItemQuery } from '../../shared/database/database.ts';
import { everything, namesOf, type Subject } from './contract.ts';
import { createRecorder, type Recorder } from './recorder.ts';

export interface WatchedPage {
  readonly recorder: Recorder<ItemPage>;
  /** What has arrived since the last look, as names and total: 'a b of 3'. */
  arrived(): Promise<string[]>;
}

const describePage = ({ items, total }: ItemPage) => `${namesOf(items).join(' ')} of ${total}`.trim();

/** Begins a watch of a page and takes its first call. */
export async function watchPage(
  { items, fixture }: Subject,
  query: Partial<ItemQuery>,
): Promise<WatchedPage> {
  const recorder = createRecorder<ItemPage>();
  items.watchPage({ ...everything, ...query }, recorder);
  const arrived = async () => {
    await fixture.settled();
    return recorder.takeValues().map(describePage);
  };
  expect(await arrived()).toHaveLength(1);
  return { recorder, arrived };
}
