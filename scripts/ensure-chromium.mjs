import { findChromium, thisMachine } from './find-chromium.mjs';

/** How Chromium is started in every check: without a sandbox as root, and without calls to the network. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The path of a Chromium that starts, installed now if need be; or a sentence and the end. */
export async function ensureChromium() {
  try {
    return await findChromium(await thisMachine());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
