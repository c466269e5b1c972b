import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { convexToJson, jsonToConvex, type JSONValue, type Value } from 'convex/values';
import * as z from 'zod/mini';
import { roles } from '../../../shared/session/roles.ts';
import { addMember, type TestMember } from './add-member.ts';
import { endSessionsOf } from './add-session.ts';
import { addSamples } from './sample-data.ts';
import { startTestDeployment, type TestDeployment, type TestDeploymentOptions } from './test-deployment.ts';

/**
 * A deployment in a process of its own, and the channel by which tests in another one handle it: commands
 * as JSON by POST to a second port of 127.0.0.1. It answers none that comes from a web page.
 */

const phase = z.enum(['beforeMutation', 'beforeResponse']);
const ms = z.number().check(z.nonnegative());

const commandSchema = z.discriminatedUnion('command', [
  z.object({ command: z.literal('kill') }),
  z.object({ command: z.literal('restart') }),
  /** Another deployment takes the place of this one: same address, no faults, no data but one admin. */
  z.object({ command: z.literal('reset'), withoutFunctions: z.optional(z.array(z.string())) }),
  z.object({ command: z.literal('dropConnections') }),
  z.object({ command: z.literal('dropNext'), phase, times: z.optional(z.number()) }),
  z.object({ command: z.literal('hold'), phase }),
  z.object({ command: z.literal('release'), phase }),
  z.object({
    command: z.literal('setDelays'),
    delays: z.object({
      beforeMutation: z.optional(ms),
      beforeResponse: z.optional(ms),
      eachMessage: z.optional(ms),
    }),
  }),
  z.object({ command: z.literal('advance'), ms: z.number() }),
  z.object({ command: z.literal('setEnv'), changes: z.record(z.string(), z.string()) }),
  z.object({ command: z.literal('now') }),
  z.object({ command: z.literal('settled') }),
  z.object({ command: z.literal('addSamples') }),
  /** Answers with who that is, and a token by which they are signed in. */
  z.object({ command: z.literal('addMember'), name: z.string(), role: z.enum(roles) }),
  /** Of a member who signs in at the deployment. */
  z.object({ command: z.literal('endSessions'), email: z.string() }),
  /** Answers with how often clients have had the function run. */
  z.object({ command: z.literal('executionsOf'), path: z.string() }),
  z.object({
    command: z.literal('execute'),
    type: z.enum(['query', 'mutation', 'action', 'any']),
    path: z.string(),
    args: z.custom<JSONValue>(),
  }),
]);
export type ControlCommand = z.infer<typeof commandSchema>;

export interface ControlledDeployment {
  readonly url: string;
  readonly controlUrl: string;
  handle(command: ControlCommand): Promise<Value>;
  close(): Promise<void>;
}

export async function startControlledDeployment(
  options: TestDeploymentOptions = {},
): Promise<ControlledDeployment> {
  let deployment = await startTestDeployment(options);
  let admin = await addAdmin(deployment);
  const { url, siteUrl } = deployment;
  const handle = async (command: ControlCommand): Promise<Value> => {
    if (command.command !== 'reset') return runCommand(deployment, command, admin);
    await deployment.close();
    const { withoutFunctions = [] } = command;
    const ports = { port: portOf(url), sitePort: portOf(siteUrl) };
    deployment = await startTestDeployment({ ...options, ...ports, withoutFunctions });
    admin = await addAdmin(deployment);
    return null;
  };
  const server = createServer((request, response) => {
    void answer(request, handle).then(({ status, body }) => {
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = async () => {
    server.close();
    server.closeAllConnections();
    await deployment.close();
  };
  return { url, controlUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, handle, close };
}

const portOf = (url: string) => Number(new URL(url).port);

const addAdmin = (deployment: TestDeployment) => addMember(deployment, 'Ana');

/** What is done with items is done as the admin. */
async function runCommand(
  deployment: TestDeployment,
  command: Exclude<ControlCommand, { command: 'reset' }>,
  admin: TestMember,
): Promise<Value> {
  switch (command.command) {
    case 'kill':
      await deployment.kill();
      return null;
    case 'restart':
      await deployment.restart();
      return null;
    case 'dropConnections':
      deployment.dropConnections();
      return null;
    case 'dropNext':
      deployment.dropNext(command.phase, command.times);
      return null;
    case 'hold':
      deployment.hold(command.phase);
      return null;
    case 'release':
      deployment.release(command.phase);
      return null;
    case 'setDelays':
      Object.assign(deployment.delays, command.delays);
      return null;
    case 'advance':
      deployment.advance(command.ms);
      return null;
    case 'setEnv':
      await deployment.setEnv(command.changes);
      return null;
    case 'now':
      return deployment.now();
    case 'settled':
      await deployment.settled();
      return null;
    case 'addSamples':
      await addSamples(deployment, admin);
      return null;
    case 'addMember': {
      const { id, email, token } = await addMember(deployment, command.name, command.role);
      return { id, email, token };
    }
    case 'endSessions':
      await endSessionsOf(deployment, command.email);
      return null;
    case 'executionsOf':
      return deployment.executionsOf(command.path);
    case 'execute':
      return deployment.execute(
        command.type,
        command.path,
        jsonToConvex(command.args) as Record<string, Value>,
        admin.identity,
      );
  }
}

async function answer(
  request: IncomingMessage,
  handle: (command: ControlCommand) => Promise<Value>,
): Promise<{ readonly status: number; readonly body: object }> {
  // Every page that is open in a browser could reach the port; it would say where it comes from.
  if (request.headers.origin !== undefined) return { status: 403, body: { message: 'Not for web pages.' } };
  try {
    const parts: Buffer[] = [];
    for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
    const command = commandSchema.parse(JSON.parse(Buffer.concat(parts).toString()));
    return { status: 200, body: { value: convexToJson(await handle(command)) } };
  } catch (error) {
    return { status: 400, body: { message: error instanceof Error ? error.message : String(error) } };
  }
}
