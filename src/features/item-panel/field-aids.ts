import type { ReactNode } from 'react';
import type { ItemForm } from './form-values.ts';

/** What an item that others may write too adds to a field. */
export interface FieldAids {
  note?: ReactNode;
  changedAt?: number | undefined;
  below?: ReactNode;
}

export interface ItemFieldProps {
  form: ItemForm;
  aids: FieldAids;
}
