import type { ComponentType } from 'react';
import type { ChangeKind } from '../../../shared/database/changes.ts';
import { CloseIcon, icon, PlusIcon, TrashIcon } from '../../components/ui/icons.tsx';

// Here and not among the icons of the first screen, which would load them.
const PencilIcon = icon(
  'PencilIcon',
  <path d="m3 13 .7-2.900 7.100-7.100 2.200 2.200-7.100 7.100L3 13Zm6.300-8.500 2.200 2.200" />,
);
const RestoreIcon = icon('RestoreIcon', <path d="M8 12.500v-9m-3.500 3.500L8 3.500 11.500 7M3.500 13h9" />);
const UndoIcon = icon('UndoIcon', <path d="M5.500 3 2.500 6l3 3m-3-3H9a4 4 0 0 1 0 8H6" />);

const icons = {
  created: PlusIcon,
  updated: PencilIcon,
  deleted: TrashIcon,
  restored: RestoreIcon,
  reverted: UndoIcon,
  purged: CloseIcon,
} satisfies Record<ChangeKind, ComponentType>;

/** What kind of change it is, at a glance; the sentence beside it says it in words. */
export function ChangeIcon({ kind }: { kind: ChangeKind }) {
  const Icon = icons[kind];
  return (
    <span className="change-icon" data-kind={kind}>
      <Icon />
    </span>
  );
}
