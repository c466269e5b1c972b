import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { ShowMore } from '../../src/features/history/show-more.tsx';

interface JournalProps {
  /** One of the same name is the same one. */
  names: readonly string[];
  hasOlder: boolean;
}

function Journal({ names, hasOlder }: JournalProps) {
  return (
    <section aria-label="Journal" data-journal tabIndex={-1}>
      <ol>
        {names.map((name) => (
          <li key={name} aria-label={name} tabIndex={-1} />
        ))}
      </ol>
      <ShowMore journal={{ hasOlder, older: undefined, loadOlder: () => undefined }} />
    </section>
  );
}

/** What has the focus when more was asked for at these entries, and there are others without any more to come. */
async function focusAfter(before: readonly string[], after: readonly string[]) {
  const { rerender } = render(<Journal names={before} hasOlder />);
  await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
  rerender(<Journal names={after} hasOlder={false} />);
  return document.activeElement?.getAttribute('aria-label');
}

describe('The last of what is shown on demand', () => {
  it.each([
    ['what is there stays', ['Oar', 'Skiff'], ['Oar', 'Skiff', 'Bell', 'Tide']],
    ['others come above', ['Oar', 'Skiff'], ['New', 'Oar', 'Skiff', 'Bell', 'Tide']],
    ['the last one moves up', ['Oar', 'Skiff'], ['Skiff', 'Oar', 'Bell', 'Tide']],
    ['the last one is made anew further up', ['Oar', 'Skiff'], ['Skiff anew', 'Oar', 'Bell', 'Tide']],
  ])('has its first entry get the focus when %s', async (_, before, after) => {
    expect(await focusAfter(before, after)).toBe('Bell');
  });

  it.each([
    ['all of what was there is made anew', ['Oar anew', 'Skiff anew', 'Bell']],
    ['nothing is brought', ['Oar', 'Skiff']],
  ])('leaves it to the journal when %s', async (_, after) => {
    expect(await focusAfter(['Oar', 'Skiff'], after)).toBe('Journal');
  });
});
