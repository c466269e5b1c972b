import { expect } from 'vitest';
import { batchReferenceSchema } from '../../../shared/database/change-requests.ts';
import { createItemSchema, updateItemSchema } from '../../../shared/items/item-schema.ts';
import { emailSchema, signUpSchema } from '../../../shared/session/account-rules.ts';
import type { Scene } from './scene.ts';

interface Schema {
  safeParse(value: unknown): { readonly success: boolean; readonly data?: unknown };
}

/** Everything that people wrote is stored as the rules would write it. */
export const checkStored = ({ deployment }: Scene): Promise<void> =>
  deployment.run(async ({ db }) => {
    for (const { name, description, status, tags } of await db.query('items').collect()) {
      expectClean(createItemSchema, { name, description, status, tags });
    }
    for (const { before, fields } of await db.query('changes').collect()) {
      if (before !== null) expectClean(updateItemSchema, before);
      if (fields !== undefined) expectClean(createItemSchema, fields);
    }
    for (const { batchId, title, reverts } of await db.query('batches').collect()) {
      // What takes a batch back is called by the database.
      if (reverts === undefined) expectClean(batchReferenceSchema, { id: batchId as unknown, title });
    }
    for (const { email, name } of await db.query('members').collect()) {
      expectClean(emailSchema, email);
      if (name !== undefined) expectClean(signUpSchema.shape.name, name);
    }
    for (const { email, name } of await db.query('users').collect()) {
      expectClean(emailSchema, email);
      expectClean(signUpSchema.shape.name, name);
    }
  });

const expectClean = (schema: Schema, value: unknown): void =>
  expect(schema.safeParse(value)).toEqual({ success: true, data: value });
