import { expect, test } from 'vitest';
import { EvenColumn } from '../../shared/database/memory/even-column.ts';

const createColumn = (made: string[] = []) =>
  new EvenColumn('usual', () => {
    made.push('room');
    return new Array<string>(4);
  });
const valuesOf = (column: EvenColumn<string>) => [0, 1, 2, 3].map((index) => column.get(index));

test('a column makes no room for the value that all places hold', () => {
  const made: string[] = [];
  const column = createColumn(made);
  column.set(1, 'usual');
  column.release(1);
  expect(valuesOf(column)).toEqual(['usual', 'usual', 'usual', 'usual']);
  expect(made).toEqual([]);
  column.set(2, 'other');
  column.set(3, 'third');
  expect(made).toEqual(['room']);
});

test('a place that differs leaves the others as they are, before it and after it', () => {
  const column = createColumn();
  column.set(2, 'other');
  column.set(0, 'first');
  column.set(2, 'usual');
  column.set(1, 'other');
  expect(valuesOf(column)).toEqual(['first', 'other', 'usual', 'usual']);
});

test('what is released is not held any more', () => {
  const column = createColumn();
  column.set(1, 'other');
  column.release(1);
  expect(valuesOf(column)).toEqual(['usual', 'usual', 'usual', 'usual']);
});
