interface TableSkeletonProps {
  /** What is on its way, for screen readers: "Loading items…". */
  label: string;
  rows: number;
}

/** As many rows as the page will have, in the same heights: when the rows come, nothing jumps. */
export function TableSkeleton({ label, rows }: TableSkeletonProps) {
  return (
    <div aria-busy="true" className="skeleton">
      <p className="sr-only">{label}</p>
      <div className="skeleton-head" />
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className="skeleton-row" aria-hidden="true">
          <span className="skeleton-box w-3.5" />
          <span className={`skeleton-box ${nameWidths[index % nameWidths.length] ?? ''}`} />
        </div>
      ))}
    </div>
  );
}

const nameWidths = ['w-40', 'w-56', 'w-32', 'w-48', 'w-64', 'w-36', 'w-52'];
