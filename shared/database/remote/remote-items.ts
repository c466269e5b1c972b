import type { WriteOptions } from '../changes.ts';
import type { ItemRepository } from '../database.ts';
import { copyOf, explain, type Line } from './line.ts';

const loadRules = () => import('../requests.ts');

/** A repository that asks another one at the far end of a line. */
export function createRemoteItems(line: Line): ItemRepository {
  const parseOptions = (options: WriteOptions | undefined) => async () =>
    (await import('../change-requests.ts')).parseWriteOptions(options);
  return {
    list: (query) =>
      explain(
        line.read((service) => service.list(query)),
        async () => (await loadRules()).parseQuery(query),
      ),
    count: (filter) =>
      explain(
        line.read((service) => service.count(filter)),
        async () => (await loadRules()).parseFilter(filter),
      ),
    get: (id) => line.read((service) => service.get(id)),
    create: (request, options) =>
      explain(
        line.write((service) => service.create(request, options)),
        async () => (await loadRules()).parseCreate(request),
        parseOptions(options),
      ),
    createMany: (requests, options) =>
      explain(
        line.write((service) => service.createMany(requests, options)),
        async () => (await loadRules()).parseCreateMany(requests),
        parseOptions(options),
      ),
    update: (id, request, options) =>
      explain(
        line.write((service) => service.update(id, request, options)),
        async () => (await loadRules()).parseUpdate(request),
        parseOptions(options),
      ),
    delete: (id, options) =>
      explain(
        line.write((service) => service.delete(id, options)),
        parseOptions(options),
      ),
    restore: (id, options) =>
      explain(
        line.write((service) => service.restore(id, options)),
        parseOptions(options),
      ),
    watchPage(query, observer) {
      const copy = copyOf(query);
      return line.watch((service, id) => service.watchPage(id, copy), observer);
    },
    watchItem: (itemId, observer) => line.watch((service, id) => service.watchItem(id, itemId), observer),
  };
}
