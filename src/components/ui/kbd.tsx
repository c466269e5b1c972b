const isApple = () => /Mac|iPhone|iPad/.test(navigator.userAgent);

const names: Readonly<Record<string, string>> = {
  Escape: 'Esc',
  Enter: '↵',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Shift: '⇧',
};

function keyName(key: string): string {
  if (key === '$mod') return isApple() ? '⌘' : 'Ctrl';
  return names[key] ?? (key.length === 1 ? key.toUpperCase() : key);
}

/** A key or a chord, written as tinykeys writes it: `$mod+k`. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className="inline-flex gap-1">
      {keys.split('+').map((key) => (
        <kbd
          key={key}
          className="inline-grid h-5 min-w-5 place-items-center rounded-sm border border-line bg-sunken px-1 font-sans text-note text-ink-muted"
        >
          {keyName(key)}
        </kbd>
      ))}
    </span>
  );
}
