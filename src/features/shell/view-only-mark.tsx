import { mayOnlyRead } from '../../../shared/database/results.ts';
import { icon } from '../../components/ui/icons.tsx';
import { useMayEdit } from '../../lib/session-context.tsx';

const EyeIcon = icon(
  'EyeIcon',
  <path d="M1.500 8S4 3.500 8 3.500 14.500 8 14.500 8 12 12.500 8 12.500 1.500 8 1.500 8ZM8 9.800a1.800 1.800 0 1 0 0-3.600 1.800 1.800 0 0 0 0 3.600Z" />,
);

/** Says once why there is nothing to write with. */
export function ViewOnlyMark() {
  if (useMayEdit()) return null;
  return (
    <p className="view-only" title={mayOnlyRead().message}>
      <EyeIcon />
      <span className="max-sm:sr-only">View only</span>
    </p>
  );
}
