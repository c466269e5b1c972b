import { resolveConfig } from 'vite';
import { headerFormats } from './security-headers.mjs';

// The headers under which the app wants to be served, as another server writes them, for the database that
// is configured now: npm run headers -- nginx

const [format = ''] = process.argv.slice(2);
const write = Object.entries(headerFormats).find(([name]) => name === format)?.[1];
if (!write) {
  console.error(`Say for which server: npm run headers -- ${Object.keys(headerFormats).join(' | ')}`);
  process.exit(2);
}
const { preview } = await resolveConfig({}, 'serve', 'production');
console.log(write(/** @type {Record<string, string>} */ (preview.headers)));
