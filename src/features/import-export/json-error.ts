/** Where JSON breaks. Browsers word their errors differently, and most leave the place out. */

type Expectation = 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'colon' | 'commaOrEnd' | 'nothing';

const token =
  /[ \t\n\r]*(?:([{}[\],:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/y; // eslint-disable-line no-control-regex -- JSON forbids them by their codes

/** The offset of the first character that cannot stand where it does, the length when the end comes too early. */
export function findJsonError(text: string): number | undefined {
  const open: string[] = [];
  let expected: Expectation = 'value';
  const afterValue = (): Expectation => (open.length === 0 ? 'nothing' : 'commaOrEnd');
  token.lastIndex = 0;
  for (;;) {
    const position = skipSpace(text, token.lastIndex);
    if (position === text.length) return expected === 'nothing' ? undefined : position;
    const match = token.exec(text);
    if (!match) return position;
    const [, mark, string] = match;
    const next: Expectation | undefined =
      mark === undefined
        ? afterScalar(expected, string !== undefined, afterValue)
        : afterMark(mark, expected, open, afterValue);
    if (!next) return position;
    expected = next;
  }
}

/** "line 3, column 14", counted from 1. */
export function describePosition(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n');
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}

function skipSpace(text: string, from: number): number {
  let position = from;
  while (' \t\n\r'.includes(text[position] ?? 'x')) position += 1;
  return position;
}

const canBeValue = (expected: Expectation) => expected === 'value' || expected === 'valueOrEnd';

function afterScalar(expected: Expectation, isString: boolean, afterValue: () => Expectation) {
  if (canBeValue(expected)) return afterValue();
  return isString && (expected === 'key' || expected === 'keyOrEnd') ? 'colon' : undefined;
}

function afterMark(
  mark: string,
  expected: Expectation,
  open: string[],
  afterValue: () => Expectation,
): Expectation | undefined {
  const inside = open.at(-1);
  switch (mark) {
    case '{':
    case '[':
      if (!canBeValue(expected)) return undefined;
      open.push(mark);
      return mark === '{' ? 'keyOrEnd' : 'valueOrEnd';
    case ':':
      return expected === 'colon' ? 'value' : undefined;
    case ',':
      if (expected !== 'commaOrEnd') return undefined;
      return inside === '{' ? 'key' : 'value';
    default: {
      const canEnd = expected === 'commaOrEnd' || expected === (mark === '}' ? 'keyOrEnd' : 'valueOrEnd');
      if (!canEnd || inside !== (mark === '}' ? '{' : '[')) return undefined;
      open.pop();
      return afterValue();
    }
  }
}
