import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { ItemMeta } from '../../src/features/item-panel/item-meta.tsx';

it('says when an item was made and changed, with the exact times as text that nothing has to be pointed at for', () => {
  const createdAt = new Date(2025, 0, 2, 3, 4).getTime();
  const updatedAt = new Date(2025, 4, 6, 19, 8).getTime();
  const item = { id: '1', name: 'Skiff', description: '', status: 'draft', tags: [], version: 3 } as const;
  render(<ItemMeta item={{ ...item, createdAt, updatedAt }} />);
  const said = (label: string) => screen.getByText(label).nextElementSibling;
  expect(said('Created')).toHaveTextContent(/ago \(Jan 2, 2025, 3:04 AM \S+\)$/);
  expect(said('Updated')).toHaveTextContent(/ago \(May 6, 2025, 7:08 PM \S+\)$/);
  expect(said('Version')).toHaveTextContent(/^3$/);
});
