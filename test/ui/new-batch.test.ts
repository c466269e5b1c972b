import { expect, test } from 'vitest';
import { parseWriteOptions } from '../../shared/database/change-requests.ts';
import { newBatch } from '../../src/lib/new-batch.ts';

test('a batch may be named after any file', () => {
  const batch = newBatch('Import of a\u0000\u0007b\u202Egpj.csv\uD83D');
  expect(batch.title).toBe('Import of a b gpj.csv ');
  expect(parseWriteOptions({ batch })).toMatchObject({ ok: true, value: { title: 'Import of a b gpj.csv' } });
});
