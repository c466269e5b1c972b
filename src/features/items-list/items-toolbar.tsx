import type { ReactNode } from 'react';
import { queryLimits } from '../../../shared/database/query-limits.ts';
import { itemLabels, itemStatuses, itemStatusLabels, type ItemStatus } from '../../../shared/items/item.ts';
import { Button } from '../../components/ui/button.tsx';
import { ImportIcon, PlusIcon } from '../../components/ui/icons.tsx';
import { PauseButton } from '../../components/ui/live-controls.tsx';
import { SearchBox } from '../../components/ui/search-box.tsx';
import { Select } from '../../components/ui/select.tsx';
import { formatNumber } from '../../lib/format.ts';
import { newItemAttribute } from '../../lib/item-focus.ts';
import type { ItemsView } from '../../lib/items-search.ts';
import { useMayEdit } from '../../lib/session-context.tsx';

interface ItemsToolbarProps {
  view: ItemsView;
  total: number | undefined;
  isSearching: boolean;
  isPaused: boolean;
  exportMenu: ReactNode;
  onQuery: (q: string) => void;
  onStatus: (status: ItemStatus | undefined) => void;
  onTogglePause: () => void;
  onImport: () => void;
  onNew: () => void;
}

export const searchBoxId = 'items-search';

export function ItemsToolbar(props: ItemsToolbarProps) {
  const { view, total, isSearching, isPaused, exportMenu } = props;
  const mayEdit = useMayEdit();
  return (
    <div className="toolbar">
      <h1 className="mr-2 flex items-baseline gap-2 text-lead font-semibold">
        Items
        {total !== undefined && (
          <span className="text-body font-normal text-ink-faint">{formatNumber(total)}</span>
        )}
      </h1>
      <div className="toolbar-filters">
        <SearchBox
          id={searchBoxId}
          label="Search items"
          placeholder="Search"
          maxLength={queryLimits.search}
          query={view.q}
          isSearching={isSearching}
          onQuery={props.onQuery}
        />
        <StatusFilter status={view.status} onStatus={props.onStatus} />
        {!view.sort && (
          <p className="self-center text-note whitespace-nowrap text-ink-muted @max-[60rem]/list:sr-only">
            Best match first
          </p>
        )}
      </div>
      <div className="ml-auto flex items-center gap-2">
        <PauseButton isPaused={isPaused} onToggle={props.onTogglePause} />
        {mayEdit && (
          <Button onClick={props.onImport} aria-label="Import">
            <ImportIcon />
            <span className="toolbar-word">Import</span>
          </Button>
        )}
        {exportMenu}
        {mayEdit && (
          <Button
            variant="primary"
            onClick={props.onNew}
            aria-label="New item"
            {...{ [newItemAttribute]: '' }}
          >
            <PlusIcon />
            <span className="toolbar-word">New item</span>
          </Button>
        )}
      </div>
    </div>
  );
}

interface StatusFilterProps {
  status: ItemStatus | undefined;
  onStatus: (status: ItemStatus | undefined) => void;
}

function StatusFilter({ status, onStatus }: StatusFilterProps) {
  return (
    <Select
      aria-label={itemLabels.status}
      value={status ?? ''}
      onChange={(event) => onStatus(itemStatuses.find((option) => option === event.target.value))}
    >
      <option value="">All statuses</option>
      {itemStatuses.map((option) => (
        <option key={option} value={option}>
          {itemStatusLabels[option]}
        </option>
      ))}
    </Select>
  );
}
