import { fileURLToPath } from 'node:url';
import {
  loadComponents,
  type ComponentInstance,
  type ModuleSet,
  type Schema,
} from './component-definitions.ts';

const loaders = import.meta.glob<object>(['../../../convex/**/*.{ts,js}', '!../../../convex/**/*.*.*']);
const schemaPath = '../../../convex/schema.ts';

/** The project's own convex/, with the components that its convex.config.ts names. */
export async function loadProject(): Promise<{
  readonly schema: Schema;
  readonly modules: ModuleSet;
  readonly components: readonly ComponentInstance[];
  readonly authConfig: string;
}> {
  const loaded = Object.entries(loaders).map(async ([path, load]) => [path, await load()] as const);
  const modules = Object.fromEntries(await Promise.all(loaded));
  const { default: schema } = modules[schemaPath] as { default: Schema };
  const components = await loadComponents(
    fileURLToPath(new URL('../../../convex/convex.config.ts', import.meta.url)),
  );
  const authConfig = fileURLToPath(new URL('../../../convex/auth.config.ts', import.meta.url));
  return { schema, modules, components, authConfig };
}
