import type { ReactNode } from 'react';

interface PanelFormProps {
  /** By which the button Save, which stands outside, finds it. */
  id: string;
  onSave: () => void;
  children: ReactNode;
}

/** The form in a panel. The schema checks it, not the browser. */
export function PanelForm({ id, onSave, children }: PanelFormProps) {
  return (
    <form
      id={id}
      noValidate
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      {children}
    </form>
  );
}
