import type { Database } from '../database.ts';
import { createMemoryDatabase } from './memory-database.ts';

export function openMemoryDatabase(): Promise<Database> {
  return Promise.resolve(createMemoryDatabase());
}
