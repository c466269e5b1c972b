/** A row of numbers of one width: what would be an array of numbers, in a fraction of its room. */
type Column = Uint8Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

const growth = 1.5;
/** Longer ones grow by less: what they have to spare would be more than the copies cost. */
const longLength = 4_096;
const longGrowth = 1.125;

/** The column itself if it has this index, else a longer copy. */
export const withRoomFor = <Kind extends Column>(column: Kind, index: number): Kind =>
  index < column.length ? column : longer(column, index);

/** Apart, because it is seldom needed: where the other is made part of its callers, this stays out of them. */
function longer<Kind extends Column>(column: Kind, index: number): Kind {
  const Kind = column.constructor as new (length: number) => Kind;
  const factor = column.length < longLength ? growth : longGrowth;
  const copy = new Kind(Math.ceil(Math.max(index + 1, column.length * factor)));
  copy.set(column);
  return copy;
}
