import { runCommand } from './run-command.mjs';

// Whether a package that reaches users has a known fault of some weight. The registry says so; one that keeps no
// list of faults, or cannot be reached, is named as such, and then nothing was looked at.

const shown = ['high', 'critical'];

/** @typedef {{ severity: string, range: string }} Fault */
/** @typedef {{ vulnerabilities?: Record<string, Fault>, error?: unknown, message?: string }} Report */

const { output } = await runCommand('npm', ['audit', '--omit=dev', '--json']);

/** @returns {Report} */
function readReport() {
  const json = output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1);
  try {
    /** @type {Report} */
    const report = JSON.parse(json);
    return report;
  } catch {
    return { message: output.trim() };
  }
}

const { vulnerabilities, message } = readReport();
if (vulnerabilities) {
  const faults = Object.entries(vulnerabilities).filter(([, { severity }]) => shown.includes(severity));
  for (const [name, { severity, range }] of faults) console.log(`${severity}: ${name} ${range}`);
  console.log(`${faults.length} packages that reach users have a known fault of high severity or more.`);
  process.exitCode = faults.length === 0 ? 0 : 1;
} else {
  console.log(`Not looked at: the registry does not say which packages have faults. ${message ?? ''}`);
}
