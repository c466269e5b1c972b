import { createServer } from 'node:net';
import { chromium } from '@playwright/test';
import lighthouse from 'lighthouse';
import { chromiumFlags, ensureChromium } from './ensure-chromium.mjs';
import { startPreviewServer } from './preview-server.mjs';

// Lighthouse on the built app: accessibility and best practices must be 100. Performance is told
// and judged by people, because it depends on how busy the machine is.

const required = ['accessibility', 'best-practices'];

/** @returns {Promise<number>} a port that is free now */
function findFreePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function runLighthouse() {
  const port = await findFreePort();
  const server = await startPreviewServer();
  const browser = await chromium.launch({
    executablePath: await ensureChromium(),
    args: [...chromiumFlags, `--remote-debugging-port=${port}`],
  });
  try {
    const result = await lighthouse(`${server.url}/items`, {
      port,
      logLevel: 'error',
      onlyCategories: [...required, 'performance'],
    });
    if (!result) throw new Error('Lighthouse gave no result.');
    return result.lhr;
  } finally {
    await browser.close();
    await server.close();
  }
}

const { categories, audits } = await runLighthouse();
const failed = required.filter((id) => categories[id]?.score !== 1);
for (const { title, score } of Object.values(categories)) {
  console.log(`${title.padEnd(16)} ${Math.round((score ?? 0) * 100)}`);
}
for (const { auditRefs } of failed.map((id) => categories[id]).filter((category) => category !== undefined)) {
  for (const { id, weight } of auditRefs) {
    const audit = audits[id];
    if (audit && weight > 0 && audit.score !== null && audit.score < 1) {
      console.log(`\n${audit.title}\n${JSON.stringify(audit.details ?? audit.displayValue, null, 2)}`);
    }
  }
}
process.exitCode = failed.length === 0 ? 0 : 1;
