import { StatusMark } from '../../components/ui/status-mark.tsx';
import { itemLabels } from '../../../shared/items/item.ts';
import { countOf, formatNumber } from '../../lib/format.ts';
import { shorten } from '../../lib/shorten.ts';
import type { ImportPlan } from './import-plan.ts';

const shownRows = 10;
const shownCharacters = 120;
const head = 'border-b border-line px-2 py-1.5 text-left font-medium text-ink-muted';
const cell = 'truncate border-b border-line px-2 py-1.5';

/** The first items that would be created. */
export function ReadyTable({ plan: { ready, rowLabel } }: { plan: ImportPlan }) {
  const shown = ready.slice(0, shownRows);
  const caption =
    shown.length < ready.length
      ? `The first ${shownRows} of ${countOf(ready.length, 'item')}`
      : 'Items to be created';
  return (
    <table className="w-full table-fixed border-collapse">
      <caption className="pb-1 text-left font-medium">{caption}</caption>
      <thead>
        <tr>
          <th scope="col" className={`${head} w-14 text-right`}>
            {rowLabel}
          </th>
          <th scope="col" className={head}>
            {itemLabels.name}
          </th>
          <th scope="col" className={`${head} max-sm:hidden`}>
            {itemLabels.description}
          </th>
          <th scope="col" className={`${head} w-26`}>
            {itemLabels.status}
          </th>
          <th scope="col" className={`${head} max-sm:hidden`}>
            {itemLabels.tags}
          </th>
        </tr>
      </thead>
      <tbody>
        {shown.map(({ row, item }) => (
          <tr key={row}>
            <td className={`${cell} text-right text-ink-muted`}>{formatNumber(row)}</td>
            <th scope="row" className={`${cell} text-left font-medium`}>
              {shorten(item.name, shownCharacters)}
            </th>
            <td className={`${cell} text-ink-muted max-sm:hidden`}>
              {shorten(item.description, shownCharacters)}
            </td>
            <td className={cell}>
              <StatusMark status={item.status} />
            </td>
            <td className={`${cell} text-ink-muted max-sm:hidden`}>
              {shorten(item.tags.join(', '), shownCharacters)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
