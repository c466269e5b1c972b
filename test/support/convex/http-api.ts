import type { IncomingMessage, ServerResponse } from 'node:http';
import type { UserIdentity } from 'convex/server';
import type { JSONValue } from 'convex/values';
import * as z from 'zod/mini';
import type { Outcome } from './backend.ts';
import type { FunctionType } from './function-directory.ts';
import type { SessionServices } from './sync-session.ts';
import { TokenError } from './tokens.ts';

type Answer = { readonly status: number; readonly body: object | string } | 'dropped';

const maxBodyLength = 16 * 1024 * 1024;
const json = z.custom<JSONValue>();
const callSchema = z.object({ path: z.string(), args: z.optional(json) });
const runSchema = z.object({ args: z.optional(json) });

/** Answers a request of Convex's HTTP API: functions by name, and what this server is. */
export async function answerHttp(
  request: IncomingMessage,
  response: ServerResponse,
  services: SessionServices,
): Promise<void> {
  response.setHeader('Access-Control-Allow-Origin', request.headers.origin ?? '*');
  response.setHeader('Access-Control-Allow-Headers', 'authorization, content-type, convex-client');
  const answer = await createAnswer(request, services);
  if (answer === 'dropped') return void request.socket.destroy();
  const isText = typeof answer.body === 'string';
  response.writeHead(answer.status, { 'Content-Type': isText ? 'text/plain' : 'application/json' });
  response.end(isText ? answer.body : JSON.stringify(answer.body));
}

async function createAnswer(request: IncomingMessage, services: SessionServices): Promise<Answer> {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  if (request.method === 'OPTIONS') return { status: 204, body: '' };
  if (pathname === '/version') return { status: 200, body: 'test-server' };
  if (pathname === '/instance_name') return { status: 200, body: 'test-server' };
  const [, type, identifier] =
    /^\/api\/(query|mutation|action|function|run(?=\/))(?:\/(.+))?$/.exec(pathname) ?? [];
  if (type === undefined || request.method !== 'POST') {
    return { status: 404, body: { code: 'NotFound', message: `There is nothing at ${pathname}.` } };
  }
  try {
    const identity = await identify(request, services);
    const body: unknown = JSON.parse(await readBody(request));
    const call =
      identifier === undefined
        ? callSchema.parse(body)
        : { ...runSchema.parse(body), path: pathOf(identifier) };
    return await runFunction(functionTypes[type] ?? 'any', call, identity, services);
  } catch (error) {
    return describeRefusal(error);
  }
}

const functionTypes: Readonly<Record<string, FunctionType>> = {
  query: 'query',
  mutation: 'mutation',
  action: 'action',
};

/** `/api/run/items/list` is items:list. */
const pathOf = (identifier: string) => decodeURIComponent(identifier).replace(/\/([^/]+)$/, ':$1');

async function identify(request: IncomingMessage, services: SessionServices): Promise<UserIdentity | null> {
  const { authorization } = request.headers;
  if (authorization === undefined) return null;
  const token = /^Bearer (.+)$/.exec(authorization)?.[1];
  if (token === undefined) throw new TokenError('Only tokens of users are accepted.');
  return (await services.verify(token)).identity;
}

async function runFunction(
  type: FunctionType | 'any',
  { path, args }: z.infer<typeof callSchema>,
  identity: UserIdentity | null,
  { backend, faults }: SessionServices,
): Promise<Answer> {
  const call = { path, args: (Array.isArray(args) ? args[0] : args) ?? {}, identity };
  if (type === 'mutation') await faults.wait('beforeMutation');
  if (type === 'mutation' && faults.takeDrop('beforeMutation')) return 'dropped';
  const isQueued = type === 'query' || type === 'mutation';
  const outcome = isQueued
    ? await backend.queue.add(() => backend.execute(type, call))
    : await backend.execute(type, call);
  await backend.queue.add(() => backend.flush());
  if (type === 'mutation') await faults.wait('beforeResponse');
  if (type === 'mutation' && faults.takeDrop('beforeResponse')) return 'dropped';
  return createFunctionAnswer(outcome);
}

/** A function that failed was served all the same: 200, and the status in the answer. */
function createFunctionAnswer(outcome: Outcome): Answer {
  if (outcome.ok) return { status: 200, body: { status: 'success', value: outcome.value, logLines: [] } };
  const { message, data } = outcome.error;
  // JSON leaves out what is undefined.
  return { status: 200, body: { status: 'error', errorMessage: message, errorData: data, logLines: [] } };
}

class BodyTooLarge extends Error {}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    // Read to the end all the same, so that the client is there to hear the answer.
    if (length <= maxBodyLength) parts.push(part);
  }
  if (length > maxBodyLength) throw new BodyTooLarge();
  return Buffer.concat(parts).toString();
}

function describeRefusal(error: unknown): Answer {
  if (error instanceof TokenError) {
    return { status: 401, body: { code: 'InvalidAuthHeader', message: error.message } };
  }
  if (error instanceof BodyTooLarge) {
    return { status: 413, body: { code: 'BodyTooLarge', message: 'The request is larger than 16 MiB.' } };
  }
  if (error instanceof SyntaxError || error instanceof z.core.$ZodError) {
    return {
      status: 400,
      body: { code: 'BadJsonBody', message: 'The request is not what this endpoint expects.' },
    };
  }
  throw error;
}
