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
      <svg
        width="12"
        height="12"
        viewBox="0 0 12 12"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        aria-hidden="true"
        className={`shrink-0 ${colors[status]}`}
      >
        {shapes[status]}
      </svg>
      {itemStatusLabels[status]}
    </span>
  );
}
