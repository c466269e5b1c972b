import { runCommand } from './run-command.mjs';

// Whether a package that reaches users has a known fault of some weight. The registry says so. One that cannot be reached,
// or keeps no list of faults, has said nothing: that is no pass, and a code of its own tells it from a fault.

const shown = ['high', 'critical'];

/** What this ends with. */
const codes = { faultless: 0, faulty: 1, notChecked: 2 };

/** @typedef {{ severity: string, range: string }} Fault */
/** @typedef {{ vulnerabilities?: Record<string, Fault>, error?: { summary?: string }, message?: string }} Report */

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

const { vulnerabilities, message, error } = readReport();
if (vulnerabilities) {
  const faults = Object.entries(vulnerabilities).filter(([, { severity }]) => shown.includes(severity));
  for (const [name, { severity, range }] of faults) console.log(`${severity}: ${name} ${range}`);
  console.log(`${faults.length} packages that reach users have a known fault of high severity or more.`);
  process.exitCode = faults.length === 0 ? codes.faultless : codes.faulty;
} else {
  const reason = message || error?.summary || 'npm does not say why.';
  console.log(`Could not be checked: the registry does not say which packages have faults. ${reason}`);
  process.exitCode = codes.notChecked;
}
