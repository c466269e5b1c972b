/** How many writes are under way at the same time: enough to hide round trips, few enough to drown nobody. */
const concurrency = 8;

/** Runs the work for each, a few at a time; answers come in the order of the input. */
export async function runAll<In, Out>(
  inputs: readonly In[],
  work: (input: In) => Promise<Out>,
): Promise<Out[]> {
  const outputs = new Array<Out>(inputs.length);
  const queue = inputs.entries();
  async function runNext(): Promise<void> {
    for (const [index, input] of queue) outputs[index] = await work(input);
  }
  await Promise.all(Array.from({ length: Math.min(concurrency, inputs.length) }, runNext));
  return outputs;
}
