/** As many as there are tokens `--person-…` (see tokens.css). */
const hues = 6;

interface AvatarProps {
  /** The same id has the same hue, everywhere and for ever. */
  id: string;
  name: string;
}

/** Initials on a hue, for the eye alone: the name stands beside it, or names the control around it. */
export function Avatar({ id, name }: AvatarProps) {
  return (
    <span aria-hidden="true" className="avatar" data-hue={hueOf(id)}>
      {initialsOf(name)}
    </span>
  );
}

/** `SP` of `Second person`; of a single word its first letter. */
function initialsOf(name: string): string {
  const [first = '', ...others] = name.match(/(?<!\S)\S/gu) ?? [];
  return `${first}${others.at(-1) ?? ''}`.toUpperCase();
}

function hueOf(id: string): number {
  let hash = 0;
  for (const character of id) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 65_521;
  return hash % hues;
}
