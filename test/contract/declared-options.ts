import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { ContractOptions } from './contract-options.ts';

const page = readFileSync(new URL('../../docs/contract.md', import.meta.url), 'utf8');

/** The cells of each row of a table of the page, those of its head first. */
function readTable(firstHeading: string): string[][] {
  const [, table = ''] = page.split(new RegExp(`^(?=\\| ${firstHeading} \\|)`, 'm'));
  const [rows = ''] = table.split('\n\n');
  return rows.split('\n').map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

function describeOption(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Object.values(value).map(describeOption).join(', ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'number' ? value.toLocaleString('en-US') : String(value);
}

/** How the page writes that an implementation declares nothing here. */
const undeclared = '–';

/** That docs/contract.md has every theme, and what an implementation declares in the column of its name. */
export function registerDeclaration(name: string, options: ContractOptions, themes: readonly string[]): void {
  it('declares its options as docs/contract.md has them, which names all themes', () => {
    const [head = [], , ...rows] = readTable('option');
    const column = head.indexOf(name.replace(/^The /, ''));
    expect(column, `docs/contract.md has no column for "${name}".`).toBeGreaterThan(0);
    const told = rows.map((cells) => [cells[0], cells[column]]).filter(([, value]) => value !== undeclared);
    const declared = Object.entries(options).map(([option, value]) => [
      `\`${option}\``,
      describeOption(value),
    ]);
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(declared));
    expectNamed('theme', themes);
  });
}

/** The same for the themes of what comes with time. */
export function registerNaming(themes: readonly string[]): void {
  it('has its themes named in docs/contract.md', () => expectNamed('with time', themes));
}

function expectNamed(heading: string, themes: readonly string[]): void {
  const [, , ...named] = readTable(heading);
  expect(named.map(([theme]) => theme)).toEqual(themes);
}
