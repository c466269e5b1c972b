import { spawn } from 'node:child_process';
import { getPriority, setPriority } from 'node:os';

/** As `nice` counts it: about a tenth of what others get who want to compute, too. */
const patience = 10;

/**
 * @typedef {object} CommandResult
 * @property {number} code Exit code; 127 when the command could not be started, 124 when it ran out of time.
 * @property {string} output Standard output and standard error, in the order in which they came.
 */

/**
 * Runs a command to its end and keeps what it prints. Never throws and never reads standard input.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string | undefined>, cwd?: string, timeout?: number, isPatient?: boolean }} [options]
 *   timeout in ms; what is patient computes when nothing else wants to
 * @returns {Promise<CommandResult>}
 */
export function runCommand(command, args, { env = {}, cwd, timeout, isPatient = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(cwd === undefined ? {} : { cwd }),
      ...(timeout === undefined ? {} : { timeout }),
    });
    // Nobody may take a place before the one that they have.
    if (child.pid !== undefined && isPatient) setPriority(child.pid, Math.max(getPriority(), patience));
    /** @type {string[]} */
    const pieces = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (piece) => pieces.push(String(piece)));
    }
    child.on('error', (error) => resolve({ code: 127, output: error.message }));
    child.on('close', (code, signal) => {
      if (signal)
        pieces.push(`\nEnded by ${signal}${timeout === undefined ? '' : ` after ${timeout} ms`}.\n`);
      resolve({ code: code ?? 124, output: pieces.join('') });
    });
  });
}
