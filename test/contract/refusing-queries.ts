import { expect } from 'vitest';
import type { ItemPage, ItemQuery } from '../../shared/database/database.ts';
import { checkedError, errorOf, everything, issuePathsOf, type Contract } from './contract.ts';
import { createRecorder } from './recorder.ts';

const sort = { field: 'name', direction: 'asc' };

/** What is wrong, and where the issues point. */
const wrongQueries: [string, unknown, string[][]][] = [
  ['limit 0', { limit: 0 }, [['limit']]],
  ['a negative limit', { limit: -1 }, [['limit']]],
  ['limit 1,001', { limit: 1001 }, [['limit']]],
  ['a fraction as limit', { limit: 1.5 }, [['limit']]],
  ['NaN as limit', { limit: NaN }, [['limit']]],
  ['an infinite limit', { limit: Infinity }, [['limit']]],
  ['a limit that is text', { limit: '10' }, [['limit']]],
  ['no limit', { limit: undefined }, [['limit']]],
  ['a negative offset', { offset: -1 }, [['offset']]],
  ['a fraction as offset', { offset: 0.5 }, [['offset']]],
  ['NaN as offset', { offset: NaN }, [['offset']]],
  ['an infinite offset', { offset: Infinity }, [['offset']]],
  ['an offset that is text', { offset: '0' }, [['offset']]],
  ['limit and offset, both named', { limit: 0, offset: -1 }, [['limit'], ['offset']]],
  ['an unknown sort field', { sort: { ...sort, field: 'tags' } }, [['sort', 'field']]],
  ['an inherited name as sort field', { sort: { ...sort, field: 'toString' } }, [['sort', 'field']]],
  ['an unknown direction', { sort: { ...sort, direction: 'up' } }, [['sort', 'direction']]],
  ['a sort that is text', { sort: 'name' }, [['sort']]],
  ['an unknown status', { status: 'gone' }, [['status']]],
  ['a search that is no text', { search: 5 }, [['search']]],
  ['an unknown field', { page: 2 }, [[]]],
];

export function registerRefusingQueries({ rule }: Contract): void {
  for (const [description, wrong, paths] of wrongQueries) {
    rule(`list refuses ${description} with a sentence`, async ({ items }) => {
      const result = await items.list({ ...everything, ...(wrong as Partial<ItemQuery>) });
      expect(issuePathsOf(result)).toEqual(paths);
      for (const { message } of errorOf(result, 'ValidationError').issues)
        expect(message).toMatch(/^The .* .*\.$/);
    });

    rule(`a watch of a page refuses ${description} with one error and says no more`, async (subject) => {
      const { items, fixture, createNamed } = subject;
      const recorder = createRecorder<ItemPage>();
      const end = items.watchPage({ ...everything, ...(wrong as Partial<ItemQuery>) }, recorder);
      expect(recorder.take()).toEqual([]);
      await fixture.settled();
      const [error, ...more] = recorder.takeErrors();
      expect(more).toEqual([]);
      expect(checkedError(error, 'ValidationError').issues.map(({ path }) => path)).toEqual(paths);
      await createNamed('Lamp');
      await fixture.settled();
      expect(recorder.take()).toEqual([]);
      end();
    });
  }

  rule(
    'a watch of a wrong query that is ended, or whose database is closed, is not even told the error',
    async (subject) => {
      const { items, database, fixture } = subject;
      const recorder = createRecorder<ItemPage>();
      items.watchPage({ limit: 0, offset: 0 }, recorder)();
      await fixture.settled();
      expect(recorder.take()).toEqual([]);
      items.watchPage({ limit: 0, offset: 0 }, recorder);
      await database.close();
      await fixture.settled();
      expect(recorder.take()).toEqual([]);
    },
  );

  rule('count refuses an unknown status and a search that is no text', async ({ items }) => {
    expect(issuePathsOf(await items.count({ status: 'gone' } as never))).toEqual([['status']]);
    expect(issuePathsOf(await items.count({ search: {} } as never))).toEqual([['search']]);
  });

  rule('a query or filter that is no object is refused', async ({ items }) => {
    for (const wrong of [null, 5, 'all', []]) {
      expect(issuePathsOf(await items.list(wrong as never))).not.toEqual([]);
      expect(issuePathsOf(await items.count(wrong as never))).not.toEqual([]);
    }
  });
}
