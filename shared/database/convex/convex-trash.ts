import { parseTrashQuery } from '../change-requests.ts';
import type { TrashPage, TrashRepository } from '../trash.ts';
import { watchParsed, whenParsed, type Closable } from './asking.ts';
import type { Deployment } from './deployment.ts';
import type { Foretelling } from './foretelling.ts';
import { functions } from './functions.ts';
import { LiveWatches } from './live-watches.ts';
import { source } from './sources.ts';
import { readCount, readNothing } from './wire.ts';
import { readTrash } from './wire-history.ts';

/** The deleted items of a deployment. No list of items shows them, so nothing has to be foretold. */
export function createConvexTrash(
  deployment: Deployment,
  foretelling: Foretelling,
): Closable<TrashRepository> {
  const { trash } = functions;
  const pages = new LiveWatches<TrashPage>();
  return {
    list: (query) =>
      whenParsed(deployment, parseTrashQuery(query), (parsed) =>
        deployment.read(trash.list, parsed, readTrash),
      ),
    watch: (query, observer) =>
      watchParsed(deployment, parseTrashQuery(query), observer, ({ limit, offset }) =>
        pages.watch(
          `${limit} ${offset}`,
          () => source(deployment, trash.list, { limit, offset }, readTrash),
          observer,
        ),
      ),
    purge(id) {
      foretelling.forget(id);
      return deployment.write(trash.purge, { id }, readNothing);
    },
    purgeAll() {
      foretelling.forget();
      return deployment.write(trash.purgeAll, {}, readCount);
    },
    close: () => pages.close(),
  };
}
