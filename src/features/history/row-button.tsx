import type { ComponentProps } from 'react';

/** A button among text, no higher than the line that it stands in. */
export function RowButton(props: ComponentProps<'button'>) {
  return <button type="button" className="row-button" {...props} />;
}
