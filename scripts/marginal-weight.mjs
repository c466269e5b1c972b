import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { gzipSync } from 'node:zlib';

/**
 * How much less a browser would load, gzipped bytes, if some sources were not in a script: it is compressed as it is, and
 * once more without all that the source map says came from them. Parts of a file are weighed so, too, and what they have in
 * common with the rest of it is not counted.
 *
 * @param {string} path of the script; its map is beside it
 * @param {(source: string) => boolean} isWeighed
 */
export function marginalWeight(path, isWeighed) {
  const code = readFileSync(path, 'utf8');
  /** @type {import('node:module').SourceMapPayload} */
  const payload = JSON.parse(readFileSync(`${path}.map`, 'utf8'));
  const map = new SourceMap(payload);
  const rest = code.split('\n').map((line, row) =>
    Array.from({ length: line.length }, (_, column) => {
      const entry = map.findEntry(row, column);
      return 'originalSource' in entry && isWeighed(entry.originalSource) ? '' : line[column];
    }).join(''),
  );
  return gzipSync(code).length - gzipSync(rest.join('\n')).length;
}
