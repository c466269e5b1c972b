import { readdir } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { GenericSchema, SchemaDefinition } from 'convex/server';
import { bundleFile } from './bundler.ts';

export type Schema = SchemaDefinition<GenericSchema, boolean>;
/**
 * Every module of an app or a component by its path, one of them in `_generated/`, which marks the root.
 * Loaded beforehand: within a function timers are forbidden, and what loads modules may use them.
 */
export type ModuleSet = Readonly<Record<string, object>>;

/** A component as an app uses it: its path is the names that lead to it, joined by slashes. */
export interface ComponentInstance {
  readonly path: string;
  readonly schema: Schema;
  readonly modules: ModuleSet;
}

/** What a definition says of itself when a deployment analyses it. */
interface Analysis {
  readonly definitionType:
    { readonly type: 'app' } | { readonly type: 'childComponent'; readonly name: string };
  readonly childComponents: readonly { readonly name: string; readonly path: string }[];
}

interface PluginBuild {
  onResolve(options: object, callback: (args: ResolveArgs) => Promise<object | undefined>): void;
  onLoad(options: object, callback: (args: { readonly path: string }) => object): void;
  resolve(path: string, options: object): Promise<{ readonly path: string }>;
}

interface ResolveArgs {
  readonly path: string;
  readonly resolveDir: string;
  readonly pluginData?: unknown;
  readonly kind: string;
}

const itsOwnName = '(its own name)';
const loadOnce = new Map<string, Promise<ComponentInstance[]>>();

/**
 * The components that a convex.config.ts uses, and theirs, under the names that it gives them.
 * Components have to come compiled, as packages do.
 */
export function loadComponents(configFile: string): Promise<ComponentInstance[]> {
  const known = loadOnce.get(configFile) ?? loadChildren(configFile, '');
  loadOnce.set(configFile, known);
  return known;
}

async function loadChildren(configFile: string, parent: string): Promise<ComponentInstance[]> {
  const { childComponents } = await analyseDefinition(configFile);
  const children = childComponents.map(async (child) => {
    const name = child.name === itsOwnName ? await nameOf(child.path) : child.name;
    const path = parent === '' ? name : `${parent}/${name}`;
    return [await loadInstance(path, dirname(child.path)), ...(await loadChildren(child.path, path))];
  });
  return (await Promise.all(children)).flat();
}

/** An instance that is not given a name is called as the component calls itself. */
async function nameOf(configFile: string): Promise<string> {
  const { definitionType } = await analyseDefinition(configFile);
  if (definitionType.type === 'childComponent') return definitionType.name;
  throw new Error(`${configFile} does not define a component.`);
}

async function loadInstance(path: string, folder: string): Promise<ComponentInstance> {
  // As the Convex CLI does: a second dot in a name says that the file is not for the deployment.
  const files = (await readdir(folder, { recursive: true })).filter((file) =>
    /^[^.]+\.js$/.test(basename(file)),
  );
  const modules = files.map(async (file) => {
    return [`./${file.split(sep).join('/')}`, await importFile(join(folder, file))] as const;
  });
  const { default: schema } = (await importFile(join(folder, 'schema.js'))) as { default: Schema };
  return { path, schema, modules: Object.fromEntries(await Promise.all(modules)) };
}

/**
 * Runs a definition as a deployment does: the definitions that it imports are not run with it but are
 * mere names of where they are.
 */
async function analyseDefinition(configFile: string): Promise<Analysis> {
  const script = await bundleFile(configFile, {
    format: 'esm',
    platform: 'node',
    plugins: [{ name: 'component-definitions', setup: nameDefinitions }],
  });
  const source = Buffer.from(script).toString('base64');
  const { default: definition } = (await import(
    /* @vite-ignore */ `data:text/javascript;base64,${source}`
  )) as { default: { export(): Analysis } };
  return definition.export();
}

function nameDefinitions(build: PluginBuild): void {
  const namespace = 'component-definition';
  const passed = Symbol('passed');
  build.onResolve({ filter: /\bconvex\.config(\.js|\.ts)?$/ }, async (args) => {
    if (args.kind === 'entry-point' || args.pluginData === passed) return undefined;
    const { path } = await build.resolve(args.path, {
      kind: args.kind,
      resolveDir: args.resolveDir,
      pluginData: passed,
    });
    return { path, namespace };
  });
  build.onLoad({ filter: /.*/, namespace }, ({ path }) => ({
    contents: `export default ${JSON.stringify({ componentDefinitionPath: path, defaultName: itsOwnName })};`,
  }));
}

async function importFile(file: string): Promise<object> {
  return (await import(/* @vite-ignore */ pathToFileURL(file).href)) as object;
}
