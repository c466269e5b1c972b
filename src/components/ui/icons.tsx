import type { ReactNode, SVGProps } from 'react';

/** Drawn on a 16 px grid with a 1.5 px line, in the colour of the text around them, with which they grow. Always decorative: name the control. */
export function icon(name: string, drawing: ReactNode) {
  function Icon(props: SVGProps<SVGSVGElement>) {
    return (
      <svg
        width="1rem"
        height="1rem"
        viewBox="0 0 16 16"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        {...props}
      >
        {drawing}
      </svg>
    );
  }
  Icon.displayName = name;
  return Icon;
}

export const CloseIcon = icon('CloseIcon', <path d="m4 4 8 8m0-8-8 8" />);
export const WaitIcon = icon('WaitIcon', <path d="M4 8h.01M8 8h.01M12 8h.01" strokeWidth="2" />);
export const PlusIcon = icon('PlusIcon', <path d="M8 3.5v9M3.5 8h9" />);
export const SearchIcon = icon(
  'SearchIcon',
  <path d="M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9Zm3.3-1.2 3.2 3.2" />,
);
export const ImportIcon = icon('ImportIcon', <path d="M8 2.5v7m-3-3 3 3 3-3M2.5 11v2.5h11V11" />);
export const ExportIcon = icon('ExportIcon', <path d="M8 9.5v-7m-3 3 3-3 3 3M2.5 11v2.5h11V11" />);
export const ChevronLeftIcon = icon('ChevronLeftIcon', <path d="m9.5 4-4 4 4 4" />);
export const ChevronRightIcon = icon('ChevronRightIcon', <path d="m6.5 4 4 4-4 4" />);
export const ChevronsLeftIcon = icon('ChevronsLeftIcon', <path d="m11.5 4-4 4 4 4M4.5 4v8" />);
export const ChevronsRightIcon = icon('ChevronsRightIcon', <path d="m4.5 4 4 4-4 4m7-8v8" />);
export const ChevronDownIcon = icon('ChevronDownIcon', <path d="m4.5 6.5 3.5 3.5 3.5-3.5" />);
export const ArrowUpIcon = icon('ArrowUpIcon', <path d="M8 13V3.5M4.5 7 8 3.5 11.5 7" />);
export const ArrowDownIcon = icon('ArrowDownIcon', <path d="M8 3v9.5M4.5 9 8 12.5 11.5 9" />);
export const PauseIcon = icon('PauseIcon', <path d="M5.5 3.5v9m5-9v9" />);
export const PlayIcon = icon('PlayIcon', <path d="M5 3.2v9.6l7.5-4.8L5 3.2Z" />);
export const TrashIcon = icon(
  'TrashIcon',
  <path d="M2.5 4.5h11m-7.5 0v-2h4v2m-6 0 .6 9h6.8l.6-9M6.6 7.2v3.8m2.8-3.8v3.8" />,
);
export const RestoreIcon = icon('RestoreIcon', <path d="M3 6.5h7a3.5 3.5 0 0 1 0 7H6M3 6.5l3-3m-3 3 3 3" />);
export const SlidersIcon = icon(
  'SlidersIcon',
  <path d="M2.5 5h5m4 0h2m-11 6h2m4 0h5M7.5 5a2 2 0 1 0 4 0 2 2 0 0 0-4 0Zm-3 6a2 2 0 1 0 4 0 2 2 0 0 0-4 0Z" />,
);
export const CommandIcon = icon(
  'CommandIcon',
  <path d="M6 6h4v4H6V6Zm0 0H4.5A1.5 1.5 0 1 1 6 4.5V6Zm4 0V4.5A1.5 1.5 0 1 1 11.5 6H10Zm0 4h1.5a1.5 1.5 0 1 1-1.5 1.5V10Zm-4 0v1.5A1.5 1.5 0 1 1 4.5 10H6Z" />,
);
export const HelpIcon = icon(
  'HelpIcon',
  <path d="M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM6.3 6.4A1.8 1.8 0 0 1 8 5.2c1 0 1.8.7 1.8 1.6 0 1.3-1.8 1.3-1.8 2.6m0 1.7v.1" />,
);
