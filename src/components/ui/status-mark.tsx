import { Shape } from './shape.tsx';
import { itemStatusLabels, type ItemStatus } from '../../../shared/items/item.ts';

/** A dashed ring, a full disc, a struck ring: told apart without colour. */
const shapes = {
  draft: <circle cx="6" cy="6" r="4.25" strokeDasharray="2.2 2.25" />,
  active: <circle cx="6" cy="6" r="4.25" fill="currentColor" />,
  archived: (
    <>
      <circle cx="6" cy="6" r="4.25" />
      <path d="M3.6 6h4.8" />
    </>
  ),
} satisfies Record<ItemStatus, unknown>;

const colors = {
  draft: 'text-ink-faint',
  active: 'text-accent',
  archived: 'text-ink-faint',
} satisfies Record<ItemStatus, string>;

/** The status of an item as a shape and a word. */
export function StatusMark({ status }: { status: ItemStatus }) {
  return (
    <span className="flex items-center gap-1.5 whitespace-nowrap">
      <Shape className={colors[status]}>{shapes[status]}</Shape>
      {itemStatusLabels[status]}
    </span>
  );
}
