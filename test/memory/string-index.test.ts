import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StringIndex } from '../../shared/database/memory/string-index.ts';

describe('StringIndex', () => {
  it('agrees with a Map after any additions and removals', () => {
    const operation = fc.record({ text: fc.string({ maxLength: 2 }), isRemoval: fc.boolean() });
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 2000, size: 'max' }), (operations) => {
        const strings: string[] = [];
        const index = new StringIndex((value) => strings[value] as string);
        const model = new Map<string, number>();
        for (const { text, isRemoval } of operations) {
          if (isRemoval) {
            index.delete(text);
            model.delete(text);
          } else if (!model.has(text)) {
            model.set(text, strings.length);
            strings.push(text);
            index.add(text, strings.length - 1);
          }
          expect(index.get(text)).toBe(model.get(text));
        }
        for (const [text, value] of model) expect(index.get(text)).toBe(value);
      }),
      { numRuns: 60 },
    );
  });
});
