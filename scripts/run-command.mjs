import { spawn } from 'node:child_process';

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
 * @param {{ env?: Record<string, string | undefined>, cwd?: string, timeout?: number }} [options] timeout in ms
 * @returns {Promise<CommandResult>}
 */
export function runCommand(command, args, { env = {}, cwd, timeout } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(cwd === undefined ? {} : { cwd }),
      ...(timeout === undefined ? {} : { timeout }),
    });
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
