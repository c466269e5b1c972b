import { getRouteApi, useRouter } from '@tanstack/react-router';
import { lazy, useCallback, useMemo } from 'react';
import { focusChangeLink } from '../features/history/history-focus.ts';
import { useOfferActions, type Action } from '../lib/actions.ts';

const snapshotRoute = getRouteApi('/items/$itemId/history/$changeId');

const SnapshotPanel = lazy(() =>
  import('../features/history/snapshot-panel.tsx').then((module) => ({ default: module.SnapshotPanel })),
);

/** An earlier version of the item, in the place of its panel. */
export function Snapshot() {
  const router = useRouter();
  const { itemId, changeId } = snapshotRoute.useParams();
  const close = useCallback(async () => {
    await router.navigate({ to: '/items/$itemId', params: { itemId }, search: true, resetScroll: false });
    focusChangeLink(changeId);
  }, [router, itemId, changeId]);
  useOfferActions(
    useMemo(
      (): readonly Action[] => [
        {
          id: 'snapshot.close',
          label: 'Back to the item',
          group: 'Items',
          keys: 'Escape',
          run: () => void close(),
        },
      ],
      [close],
    ),
  );
  return <SnapshotPanel key={changeId} itemId={itemId} changeId={changeId} onClose={() => void close()} />;
}
