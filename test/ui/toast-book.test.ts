import { expect, it } from 'vitest';
import { ToastBook } from '../../src/lib/item-commands/toast-book.ts';
import type { ToastRequest } from '../../src/lib/toasts.ts';

function openBook() {
  const shown = new Map<string, string>();
  let count = 0;
  const book = new ToastBook({
    show({ title }: ToastRequest) {
      count += 1;
      shown.set(`${count}`, title);
      return `${count}`;
    },
    update: (id, { title }) => void shown.set(id, title),
    dismiss: (id) => void shown.delete(id),
  });
  return { book, titles: () => [...shown.values()] };
}

it('offers the same once: what is told again takes the place of what was told before', () => {
  const { book, titles } = openBook();
  book.show({ title: 'Restored “Gauge”' }, 'restored 1');
  book.show({ title: 'Restored “Buoy”' }, 'restored 2');
  book.show({ title: 'Said without a key' });
  book.show({ title: 'Restored “Gauge” again' }, 'restored 1');
  expect(titles()).toEqual(['Restored “Buoy”', 'Said without a key', 'Restored “Gauge” again']);
  book.settle('restored 1');
  expect(titles()).toEqual(['Restored “Buoy”', 'Said without a key']);
});
