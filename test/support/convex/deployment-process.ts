import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { ControlCommand } from './control.ts';

/** A test deployment in a process of its own, for tests that cannot run one in theirs. */
export interface DeploymentProcess {
  readonly url: string;
  /** Answers with the value in Convex's JSON. Throws what the deployment says of a command that failed. */
  send(command: ControlCommand): Promise<unknown>;
  close(): Promise<void>;
}

const script = fileURLToPath(new URL('../../../scripts/convex-test-server.mjs', import.meta.url));

interface ProcessOptions {
  /** 0 or nothing for any that is free. */
  readonly port?: number;
  /** The environment variables of the deployment, besides those that it needs. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Takes a second or two. */
export async function startDeploymentProcess({
  port = 0,
  env = {},
}: ProcessOptions = {}): Promise<DeploymentProcess> {
  const child = spawn(process.execPath, [script, String(port), JSON.stringify(env)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const started = once(createInterface(child.stdout), 'line');
  const [line] = (await Promise.race([started, ended])) as [unknown];
  if (typeof line !== 'string')
    throw new Error(`The test deployment did not start: it ended with ${String(line)}.`);
  const { url, controlUrl } = JSON.parse(line) as { url: string; controlUrl: string };
  return {
    url,
    async send(command) {
      const response = await fetch(controlUrl, { method: 'POST', body: JSON.stringify(command) });
      const { value, message } = (await response.json()) as { value?: unknown; message?: string };
      if (!response.ok) throw new Error(`${command.command} failed: ${message}`);
      return value;
    },
    async close() {
      // It ends with its standard input, so that it never outlives the tests.
      child.stdin.end();
      await ended;
    },
  };
}
