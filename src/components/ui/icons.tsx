import type { ReactNode, SVGProps } from 'react';

/** Drawn on a 16 px grid with a 1.5 px line, in the colour of the text around them. Always decorative: name the control. */
function icon(name: string, drawing: ReactNode) {
  function Icon(props: SVGProps<SVGSVGElement>) {
    return (
      <svg
        width="16"
        height="16"
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
