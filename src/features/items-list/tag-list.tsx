const visibleTags = 3;

/** The first tags, and how many more there are; screen readers hear them all. */
export function TagList({ tags }: { tags: readonly string[] }) {
  const hidden = tags.slice(visibleTags);
  return (
    <span className="tag-list">
      <span className="tags-shown">
        {tags.slice(0, visibleTags).map((tag) => (
          <span
            key={tag}
            title={tag}
            className="tag max-w-40 shrink-0 truncate rounded-sm border px-1.5 text-note leading-5 text-ink-muted"
          >
            {tag}
          </span>
        ))}
      </span>
      {hidden.length > 0 && (
        <span title={hidden.join(', ')} className="shrink-0 text-note leading-5.5 text-ink-faint">
          +{hidden.length}
          <span className="sr-only"> more: {hidden.join(', ')}</span>
        </span>
      )}
    </span>
  );
}
