import type { JSONValue } from 'convex/values';
import * as z from 'zod/mini';

/**
 * The messages of Convex's sync protocol (convex 1.48, src/browser/sync/protocol.ts). Timestamps are
 * ns as unsigned 64-bit little-endian numbers in base64.
 */

const json = z.custom<JSONValue>();
const args = z.array(json);

const addQuery = z.object({
  type: z.literal('Add'),
  queryId: z.number(),
  udfPath: z.string(),
  args,
  journal: z.nullish(z.string()),
});
const removeQuery = z.object({ type: z.literal('Remove'), queryId: z.number() });

const clientMessage = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('Connect'),
    sessionId: z.string(),
    clientTs: z.number(),
    maxObservedTimestamp: z.optional(z.string()),
  }),
  z.object({
    type: z.literal('Authenticate'),
    tokenType: z.enum(['User', 'Admin', 'None']),
    value: z.optional(z.string()),
    baseVersion: z.number(),
  }),
  z.object({
    type: z.literal('ModifyQuerySet'),
    baseVersion: z.number(),
    newVersion: z.number(),
    modifications: z.array(z.discriminatedUnion('type', [addQuery, removeQuery])),
  }),
  z.object({ type: z.literal('Mutation'), requestId: z.number(), udfPath: z.string(), args }),
  z.object({ type: z.literal('Action'), requestId: z.number(), udfPath: z.string(), args }),
  z.object({ type: z.literal('Event') }),
]);

export type ClientMessage = z.infer<typeof clientMessage>;
export type MessageOf<Type extends ClientMessage['type']> = Extract<ClientMessage, { type: Type }>;

/** Throws for what is no message of the protocol. */
export function parseClientMessage(text: string): ClientMessage {
  return clientMessage.parse(JSON.parse(text));
}

/** What a client has seen: which queries, as whom, at which moment of the data. */
export interface StateVersion {
  readonly querySet: number;
  readonly identity: number;
  readonly ts: bigint;
}

export type StateModification =
  | { type: 'QueryUpdated'; queryId: number; value: JSONValue; journal: string | null; logLines: readonly [] }
  | {
      type: 'QueryFailed';
      queryId: number;
      errorMessage: string;
      errorData?: JSONValue;
      journal: string | null;
      logLines: readonly [];
    }
  | { type: 'QueryRemoved'; queryId: number };

interface ResponseOf<Type extends string> {
  readonly type: Type;
  readonly requestId: number;
  readonly logLines: readonly [];
}

export type ServerMessage =
  | {
      readonly type: 'Transition';
      readonly startVersion: EncodedVersion;
      readonly endVersion: EncodedVersion;
      readonly modifications: readonly StateModification[];
      readonly clientClockSkew: number;
      readonly serverTs: number;
    }
  | (ResponseOf<'MutationResponse'> & {
      readonly success: true;
      readonly result: JSONValue;
      readonly ts: string;
    })
  | (ResponseOf<'ActionResponse'> & { readonly success: true; readonly result: JSONValue })
  | (ResponseOf<'MutationResponse' | 'ActionResponse'> & {
      readonly success: false;
      readonly result: string;
      readonly errorData?: JSONValue | undefined;
    })
  | {
      readonly type: 'AuthError';
      readonly error: string;
      readonly baseVersion: number;
      readonly authUpdateAttempted: boolean;
    }
  | { readonly type: 'Ping' };

type EncodedVersion = Omit<StateVersion, 'ts'> & { readonly ts: string };

export function encodeVersion(version: StateVersion): EncodedVersion {
  return { ...version, ts: encodeTimestamp(version.ts) };
}

export function encodeTimestamp(timestamp: bigint): string {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(timestamp);
  return bytes.toString('base64');
}

export function decodeTimestamp(text: string): bigint {
  return Buffer.from(text, 'base64').readBigUInt64LE();
}
