import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { ContenderEntry } from './contender.ts';
import { contenders } from './contenders.ts';
import { formatCount } from './format.ts';
import { createReport } from './report.ts';
import type { SizeResult } from './results.ts';
import { runContender, type ContenderResult, type Limits } from './run-contender.ts';
import type { Pace } from './sampling.ts';

/**
 * npm run bench [-- --sizes 10000,100000,1000000] [--only ours,sqlite] [--quick] [--save]
 * Prints the tables and writes them to bench/results/; with --save also into docs/benchmarks.md.
 */

const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,100000,1000000' },
    only: { type: 'string', default: contenders.map(({ id }) => id).join(',') },
    quick: { type: 'boolean', default: false },
    save: { type: 'boolean', default: false },
  },
});

const pace: Pace = options.quick ? { rounds: 31, budget: 400 } : { rounds: 101, budget: 2_000 };
const limits: Limits = options.quick ? { measure: 20, load: 120 } : { measure: 60, load: 180 };

/** Few loads of many items: one takes long, and is steady. */
function loadRoundsOf(size: number): number {
  if (options.quick || size > 100_000) return 1;
  return size > 10_000 ? 3 : 5;
}

function parseSizes(text: string): number[] {
  const sizes = text.split(',').map(Number);
  const wrong = sizes.find((size) => !Number.isSafeInteger(size) || size < 1_000);
  if (wrong !== undefined)
    throw new Error(`--sizes: “${text}” must be whole numbers from 1000, with commas between.`);
  return sizes.sort((a, b) => a - b);
}

function parseOnly(text: string): ContenderEntry[] {
  return text.split(',').map((id) => {
    const entry = contenders.find((contender) => contender.id === id);
    if (!entry)
      throw new Error(
        `--only: there is no “${id}”; known are ${contenders.map((known) => known.id).join(', ')}.`,
      );
    return entry;
  });
}

const sizes: SizeResult[] = [];
const chosen = parseOnly(options.only);
for (const size of parseSizes(options.sizes)) {
  const results = new Map<ContenderEntry, ContenderResult>();
  for (const entry of chosen) {
    const start = performance.now();
    results.set(entry, await runContender(entry, { size, pace, limits, loadRounds: loadRoundsOf(size) }));
    const seconds = Math.round((performance.now() - start) / 1_000);
    console.error(`${entry.label}, ${formatCount(size)} items: done in ${seconds} s`);
  }
  sizes.push({ size, results });
}

const date = new Date();
const report = createReport(sizes, date);
const folder = new URL('results/', import.meta.url);
await mkdir(folder, { recursive: true });
await writeFile(new URL(`${date.toISOString().slice(0, 19).replaceAll(':', '-')}.md`, folder), report);
if (options.save) await saveInDocs(report);
console.log(report);

/** Between the two marks; the text around them is written by hand. */
async function saveInDocs(results: string): Promise<void> {
  const file = new URL('../docs/benchmarks.md', import.meta.url);
  const [before, , after] = (await readFile(file, 'utf8')).split(/<!-- \/?results -->/);
  if (before === undefined || after === undefined) throw new Error('docs/benchmarks.md has lost its marks.');
  await writeFile(file, `${before}<!-- results -->\n\n${results.trim()}\n\n<!-- /results -->${after}`);
}
