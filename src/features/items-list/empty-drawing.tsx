/** Three currents that meet: the mark of the app, at rest. */
export function EmptyDrawing() {
  return (
    <svg
      width="6rem"
      height="3.5rem"
      viewBox="0 0 96 56"
      fill="none"
      strokeWidth="1.5"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <g stroke="var(--line-strong)" opacity="0.7">
        <path d="M8 14c13 0 13-8 26-8s13 8 26 8 13-8 26-8" />
        <path d="M20 42c10 0 10-7 20-7s10 7 20 7 10-7 20-7" strokeDasharray="3 4" />
      </g>
      <path
        stroke="var(--accent)"
        strokeWidth="2"
        d="M4 29c14.700 0 14.700-9 29.300-9s14.700 9 29.400 9S77.300 20 92 20"
      />
    </svg>
  );
}
