/** What the values of a column stand in, once they differ. */
interface Values<Value> {
  [index: number]: Value;
  fill(value: Value): unknown;
}

/** A column that mostly holds one value alone, such as "none". Room for all is made when another one comes. */
export class EvenColumn<Value> {
  #values: Values<Value> | undefined;

  /** Every place holds `usual` until it is set; `create` makes the room for all. */
  constructor(
    private readonly usual: Value,
    private readonly create: () => Values<Value>,
  ) {}

  get(index: number): Value {
    return this.#values ? (this.#values[index] as Value) : this.usual;
  }

  set(index: number, value: Value): void {
    if (!this.#values) {
      if (value === this.usual) return;
      this.#values = this.create();
      this.#values.fill(this.usual);
    }
    this.#values[index] = value;
  }

  /** Lets go of the value of a place. */
  release(index: number): void {
    this.set(index, this.usual);
  }
}
