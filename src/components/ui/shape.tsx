import type { ReactNode } from 'react';

interface ShapeProps {
  /** Side of the square that it is drawn on, in px. */
  size?: 10 | 12;
  /** Its colour, and how it stands in the line. */
  className: string;
  children: ReactNode;
}

/** A small drawing beside the word that it stands for, so that a state is told without colour, too. */
export function Shape({ size = 12, className, children }: ShapeProps) {
  // Grows with the text.
  const side = `${size / 16}rem`;
  return (
    <svg
      width={side}
      height={side}
      viewBox={`0 0 ${size} ${size}`}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      aria-hidden="true"
      className={`shrink-0 ${className}`}
    >
      {children}
    </svg>
  );
}
