import { useEffect, useRef, type ComponentProps } from 'react';

interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type' | 'ref'> {
  /** Neither all nor none. */
  isMixed?: boolean;
}

/** The browser's own checkbox with a target of 24 px around it. */
export function Checkbox({ isMixed = false, className = '', ...props }: CheckboxProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // Only a property, there is no attribute for it.
    if (input.current) input.current.indeterminate = isMixed;
  }, [isMixed]);
  return <input ref={input} type="checkbox" className={`checkbox ${className}`} {...props} />;
}
