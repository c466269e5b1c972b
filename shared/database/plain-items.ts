import {
  itemDefaults,
  itemLimits,
  itemStatuses,
  type CreateItemRequest,
  type ItemFields,
  type UpdateItemRequest,
} from '../items/item.ts';
import { isRecord } from './plain-queries.ts';

/**
 * The same for what is written (see plain-queries.ts): most items are words of ASCII and Latin letters, within
 * all limits, and are read at a glance in a tenth of the time. Of any other these say nothing.
 */

const isCreateKey = (key: string) =>
  key === 'name' || key === 'description' || key === 'status' || key === 'tags';
const isUpdateKey = (key: string) => key === 'baseVersion' || isCreateKey(key);

// Visible signs, each a character by itself, with single spaces between: nothing to trim, nothing to refuse.
const plainLine = /^[!-~\u00c0-\u024f]+(?: [!-~\u00c0-\u024f]+)*$/;
const plainText = /^[\n\t -~\u00c0-\u024f]*$/;
// Of ASCII letters it is known which are the same but for their case.
const plainTag = /^[!-~]+(?: [!-~]+)*$/;

const isPlain = (value: unknown, pattern: RegExp, max: number) =>
  typeof value === 'string' && value.length <= max && pattern.test(value);

/** The fields of a new item, defaults included. */
export function plainCreate(request: Partial<CreateItemRequest>): ItemFields | undefined {
  if (!isRecord(request)) return undefined;
  for (const key in request) if (!isCreateKey(key)) return undefined;
  if (!arePlain(request)) return undefined;
  const { name, description, status, tags } = request;
  if (name === undefined) return undefined;
  return {
    name,
    description: description ?? itemDefaults.description,
    status: status ?? itemDefaults.status,
    tags: [...(tags ?? itemDefaults.tags)],
  };
}

export function plainUpdate(request: UpdateItemRequest): UpdateItemRequest | undefined {
  if (!isRecord(request)) return undefined;
  for (const key in request) if (!isUpdateKey(key)) return undefined;
  if (!arePlain(request)) return undefined;
  const { baseVersion = 1, tags } = request;
  if (!Number.isSafeInteger(baseVersion) || baseVersion < 1) return undefined;
  return tags ? { ...request, tags: [...tags] } : { ...request };
}

const arePlain = ({ name, description, status, tags }: UpdateItemRequest) =>
  (name === undefined || isPlain(name, plainLine, itemLimits.name.max)) &&
  (description === undefined || isPlain(description, plainText, itemLimits.description.max)) &&
  (status === undefined || itemStatuses.includes(status)) &&
  (tags === undefined || arePlainTags(tags));

function arePlainTags(tags: readonly string[]): boolean {
  if (!Array.isArray(tags) || tags.length > itemLimits.tags.max) return false;
  for (let index = 0; index < tags.length; index += 1) {
    if (!isPlain(tags[index], plainTag, itemLimits.tag.max)) return false;
  }
  return tags.length < 2 || new Set(tags.map((tag: string) => tag.toLowerCase())).size === tags.length;
}
