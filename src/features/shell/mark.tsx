/** Three currents that meet the sea. */
export function Mark() {
  return (
    <svg
      width="1.375rem"
      height="1.375rem"
      viewBox="0 0 32 32"
      fill="none"
      strokeWidth="2.75"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <rect width="32" height="32" rx="7" fill="var(--accent)" />
      <g stroke="var(--on-accent)">
        <path d="M7 11.5c3 0 3-2.5 6-2.5s3 2.5 6 2.5 3-2.5 6-2.5" />
        <path d="M7 17.5c3 0 3-2.5 6-2.5s3 2.5 6 2.5" />
        <path d="M7 23.5c3 0 3-2.5 6-2.5" />
      </g>
    </svg>
  );
}
