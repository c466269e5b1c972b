import { spawn } from 'node:child_process';
import { ensureChromium } from './ensure-chromium.mjs';
import { startPreviewServer } from './preview-server.mjs';

// The journeys in a real browser, against the app as it was built last. Arguments go to Playwright:
// node scripts/e2e.mjs keyboard --headed

const CHROMIUM_PATH = await ensureChromium();
const server = await startPreviewServer();
const playwright = spawn('npx', ['playwright', 'test', ...process.argv.slice(2)], {
  env: { ...process.env, CHROMIUM_PATH, APP_URL: server.url },
  stdio: ['ignore', 'inherit', 'inherit'],
});
playwright.on('close', (code) => {
  void server.close().then(() => process.exit(code ?? 1));
});
