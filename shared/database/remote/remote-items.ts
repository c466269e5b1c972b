import type { DatabaseResult, ItemRepository, Observer, Unsubscribe } from '../database.ts';
import type * as Requests from '../requests.ts';
import type { Connection } from './connection.ts';

type Service = Connection['service'];
type Rules = typeof Requests;

/** How the items of a remote database reach their server. */
export interface ItemLine {
  read<T>(ask: (service: Service) => Promise<DatabaseResult<T>>): Promise<DatabaseResult<T>>;
  write<T>(ask: (service: Service) => Promise<DatabaseResult<T>>): Promise<DatabaseResult<T>>;
  watch<T>(start: (service: Service, watch: number) => Promise<void>, observer: Observer<T>): Unsubscribe;
}

/** A repository that asks another one at the far end of a line. */
export function createRemoteItems(line: ItemLine): ItemRepository {
  return {
    list: (query) =>
      explain(
        line.read((service) => service.list(query)),
        (rules) => rules.parseQuery(query),
      ),
    count: (filter) =>
      explain(
        line.read((service) => service.count(filter)),
        (rules) => rules.parseFilter(filter),
      ),
    get: (id) => line.read((service) => service.get(id)),
    create: (request) =>
      explain(
        line.write((service) => service.create(request)),
        (rules) => rules.parseCreate(request),
      ),
    createMany: (requests) =>
      explain(
        line.write((service) => service.createMany(requests)),
        (rules) => rules.parseCreateMany(requests),
      ),
    update: (id, request) =>
      explain(
        line.write((service) => service.update(id, request)),
        (rules) => rules.parseUpdate(request),
      ),
    delete: (id) => line.write((service) => service.delete(id)),
    restore: (id) => line.write((service) => service.restore(id)),
    watchPage(query, observer) {
      const copy = copyOf(query);
      return line.watch((service, id) => service.watchPage(id, copy), observer);
    },
    watchItem: (itemId, observer) => line.watch((service, id) => service.watchItem(id, itemId), observer),
  };
}

/**
 * What cannot be cloned never reaches the server, which would have named the field at fault. So the
 * rules are asked here, and loaded only then: the server decides about everything else.
 */
async function explain<T>(
  answer: Promise<DatabaseResult<T>>,
  parse: (rules: Rules) => DatabaseResult<unknown>,
): Promise<DatabaseResult<T>> {
  const result = await answer;
  if (result.ok || result.error.kind !== 'SerializationError') return result;
  const parsed = parse(await import('../requests.ts'));
  return parsed.ok ? result : parsed;
}

/** A watch may have to be started again later, when the caller may have changed the query. */
function copyOf<T>(query: T): T {
  try {
    return structuredClone(query);
  } catch {
    // It cannot be sent either, which is answered when that is tried.
    return query;
  }
}
