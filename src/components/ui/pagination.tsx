import { useState, type SyntheticEvent } from 'react';
import { Button } from './button.tsx';
import { ChevronLeftIcon, ChevronRightIcon, ChevronsLeftIcon, ChevronsRightIcon } from './icons.tsx';
import { Select } from './select.tsx';

interface PaginationProps<Size extends number> {
  page: number;
  size: Size;
  /** The sizes that can be chosen. */
  sizes: readonly Size[];
  total: number;
  onPage: (page: number) => void;
  onSize: (size: Size) => void;
}

const formatNumber = (value: number) => value.toLocaleString('en');

export function Pagination<Size extends number>(props: PaginationProps<Size>) {
  const { page, size, sizes, total, onPage, onSize } = props;
  const lastPage = Math.max(1, Math.ceil(total / size));
  const first = total === 0 ? 0 : (page - 1) * size + 1;
  const last = Math.min(page * size, total);
  const isFirst = page <= 1;
  const isLast = page >= lastPage;
  return (
    <nav aria-label="Pagination" className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <p className="text-ink-muted">{`${formatNumber(first)}–${formatNumber(last)} of ${formatNumber(total)}`}</p>
      <label className="flex items-center gap-2 text-ink-muted max-sm:ml-auto">
        <span className="max-sm:sr-only">Rows per page</span>
        <Select value={size} onChange={(event) => onSize(Number(event.target.value) as Size)}>
          {sizes.map((option) => (
            <option key={option}>{option}</option>
          ))}
        </Select>
      </label>
      <div className="ml-auto flex items-center gap-1 max-sm:w-full max-sm:justify-between">
        <StepButton
          label="First page"
          isOff={isFirst}
          onPress={() => onPage(1)}
          icon={<ChevronsLeftIcon />}
        />
        <StepButton
          label="Previous page"
          isOff={isFirst}
          onPress={() => onPage(page - 1)}
          icon={<ChevronLeftIcon />}
        />
        <PageInput page={page} lastPage={lastPage} onPage={onPage} />
        <StepButton
          label="Next page"
          isOff={isLast}
          onPress={() => onPage(page + 1)}
          icon={<ChevronRightIcon />}
        />
        <StepButton
          label="Last page"
          isOff={isLast}
          onPress={() => onPage(lastPage)}
          icon={<ChevronsRightIcon />}
        />
      </div>
    </nav>
  );
}

interface StepButtonProps {
  label: string;
  isOff: boolean;
  onPress: () => void;
  icon: React.ReactNode;
}

/** Stays focusable at the end of the road, so that the focus is not lost under the finger. */
function StepButton({ label, isOff, onPress, icon }: StepButtonProps) {
  return (
    <Button
      variant="quiet"
      isIcon
      aria-label={label}
      aria-disabled={isOff}
      onClick={() => isOff || onPress()}
    >
      {icon}
    </Button>
  );
}

interface PageInputProps {
  page: number;
  lastPage: number;
  onPage: (page: number) => void;
}

function PageInput({ page, lastPage, onPage }: PageInputProps) {
  const [text, setText] = useState(String(page));
  const [seen, setSeen] = useState(page);
  // The same field for every page: another one would not have the focus of this.
  if (page !== seen) {
    setSeen(page);
    setText(String(page));
  }
  const go = (event: SyntheticEvent) => {
    event.preventDefault();
    const wanted = Number(text);
    const isPage = text.trim() !== '' && Number.isInteger(wanted);
    const target = isPage ? Math.min(Math.max(wanted, 1), lastPage) : page;
    setText(String(target));
    if (target !== page) onPage(target);
  };
  return (
    <form onSubmit={go} className="flex items-center gap-2 text-ink-muted">
      <input
        aria-label="Page"
        inputMode="numeric"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={go}
        // Room for the longest number of a page.
        style={{ width: `calc(${String(lastPage).length}ch + 1rem)` }}
        className="h-8 min-w-12 rounded-md border border-line-strong/60 bg-surface text-center text-ink"
      />
      of {formatNumber(lastPage)}
    </form>
  );
}
