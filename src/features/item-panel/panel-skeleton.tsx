import { useConnection } from '../../lib/use-watch.ts';

const fieldHeights = ['h-8', 'h-32', 'h-8', 'h-8'];

/** Where the fields will stand, so that nothing jumps when they come; and why they do not come. */
export function PanelSkeleton() {
  const { reason } = useConnection();
  return (
    <>
      {/* On wider screens the panel leaves the notice of the connection uncovered. */}
      {reason && <p className="mb-4 text-contest sm:hidden">{reason}</p>}
      <div role="status" className="space-y-4">
        <span className="sr-only">Loading the item…</span>
        {fieldHeights.map((height, index) => (
          // The list never changes, so that the index is an identity.
          <div key={index}>
            <div className="mb-1 h-5 w-20 rounded-sm bg-sunken" />
            <div className={`rounded-md bg-sunken ${height}`} />
          </div>
        ))}
      </div>
    </>
  );
}
