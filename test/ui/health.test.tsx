import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { DatabaseResult, Health } from '../../shared/database/database.ts';
import { createMemoryDatabase } from '../../shared/database/memory/memory-database.ts';
import { numberedItems, renderApp } from '../support/render-app.tsx';
import { wrapItems } from '../support/wrap-repository.ts';

const valueOf = (term: string) =>
  screen.getByText(term, { selector: 'dt' }).nextElementSibling?.textContent.trim();

describe('the health page', () => {
  it('says which database it is, that it is reachable, how fast, and what it holds', async () => {
    await renderApp({ path: '/health', seed: numberedItems(3) });
    expect(await screen.findByText('Reachable')).toBeVisible();
    expect(valueOf('Database')).toBe('Memory');
    expect(valueOf('Round trip')).toMatch(/^(< )?[\d.]+ ms$/);
    expect(valueOf('Items')).toBe('3');
    expect(valueOf('Data lives')).toBe('Until this tab closes');
    expect(document.title).toBe('Health · Estuary');
  });

  it('says where data on a server lives, and does not wait for the number of items', async () => {
    const memory = createMemoryDatabase();
    const database = wrapItems(memory, () => ({ count: () => new Promise<never>(() => undefined) }));
    const health = { database: 'convex', reachable: false, roundTrip: 5000 } as const;
    await renderApp({
      path: '/health',
      database: {
        ...memory,
        info: { type: 'convex', lifetime: 'server' },
        items: () => database.items(),
        healthCheck: () => Promise.resolve({ ok: true, value: health }),
      },
    });
    expect(await screen.findByText('Out of reach')).toBeVisible();
    expect(valueOf('Database')).toBe('Convex');
    expect(valueOf('Data lives')).toBe('Kept on the server');
    expect(valueOf('Items')).toBe('–');
    // What was waited for in vain is no round trip.
    expect(valueOf('Round trip')).toBe('–');
  });

  it('checks again', async () => {
    const { user, database } = await renderApp({ path: '/health' });
    await screen.findByText('Reachable');
    await database.items().create({ name: 'One more' });
    await user.click(screen.getByRole('button', { name: 'Check again' }));
    expect(await screen.findByText('1', { selector: 'dd' })).toBeVisible();
  });

  it('says that a database is out of reach, or why it cannot be asked', async () => {
    const database = createMemoryDatabase();
    const answers: DatabaseResult<Health>[] = [
      { ok: true, value: { database: 'memory', reachable: false, roundTrip: 1 } },
      {
        ok: false,
        error: { kind: 'ConnectionError', message: 'The connection is closed. Reload the page.' },
      },
    ];
    const healthCheck = () => Promise.resolve(answers.shift() ?? database.healthCheck());
    const { user } = await renderApp({ path: '/health', database: { ...database, healthCheck } });
    expect(await screen.findByText('Out of reach')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Check again' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('The connection is closed. Reload the page.');
    expect(valueOf('State')).toBe('Out of reach');
  });

  it('does not call a database out of reach that answers with an error', async () => {
    const message = 'The deployment lacks a function.';
    const healthCheck = () => Promise.resolve({ ok: false, error: { kind: 'QueryError', message } } as const);
    await renderApp({ path: '/health', database: { ...createMemoryDatabase(), healthCheck } });
    expect(await screen.findByRole('alert')).toHaveTextContent(message);
    expect(valueOf('State')).toBe('Answers with an error');
    expect(valueOf('Round trip')).toBe('–');
  });
});
