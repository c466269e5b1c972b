import { fileURLToPath } from 'node:url';
import {
  loadComponents,
  type ComponentInstance,
  type ModuleSet,
  type Schema,
} from './component-definitions.ts';

const modules = import.meta.glob<object>([
  '../../../convex/**/*.{ts,js}',
  '!../../../convex/**/*.d.ts',
  '!../../../convex/convex.config.ts',
]);
const schemaPath = '../../../convex/schema.ts';

/** The project's own convex/, with the components that its convex.config.ts names. */
export async function loadProject(): Promise<{
  readonly schema: Schema;
  readonly modules: ModuleSet;
  readonly components: readonly ComponentInstance[];
}> {
  const load = modules[schemaPath];
  if (load === undefined) throw new Error('convex/schema.ts is missing.');
  const { default: schema } = (await load()) as { default: Schema };
  const components = await loadComponents(
    fileURLToPath(new URL('../../../convex/convex.config.ts', import.meta.url)),
  );
  return { schema, modules, components };
}
