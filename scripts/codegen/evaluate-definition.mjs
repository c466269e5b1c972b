import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * @typedef {{ path: string, source: string }} ModuleSource
 * @typedef {{ definitionPath: string, definition: ModuleSource }} ComponentDefinition
 * @typedef {{ definitionType: { type: string, name?: string } }} Analysis what a definition says of itself
 */

/**
 * Runs a convex.config.ts as the CLI has bundled it. There the components that it uses are imports of
 * `_componentDeps/<their path, encoded>`, which a deployment supplies: each is its path and its name.
 *
 * @param {ModuleSource} definition
 * @param {readonly ComponentDefinition[]} components all that are part of the push
 * @returns {Promise<Analysis>}
 */
export async function evaluateDefinition(definition, components) {
  const folder = await mkdtemp(join(tmpdir(), 'convex-definition-'));
  try {
    // Its source map stays behind.
    let source = definition.source.replace(/^\/\/# sourceMappingURL=.*$/m, '');
    for (const [specifier = '', encoded = ''] of source.matchAll(/"[^"]*_componentDeps\/([\w-]+)"/g)) {
      const path = Buffer.from(encoded, 'base64url').toString();
      source = source.replaceAll(specifier, JSON.stringify(await createReference(path, components)));
    }
    const file = join(folder, 'definition.mjs');
    await writeFile(file, source);
    const { default: evaluated } = /** @type {{ default: { export(): Analysis } }} */ (
      await import(pathToFileURL(file).href)
    );
    return evaluated.export();
  } finally {
    await rm(folder, { recursive: true });
  }
}

/**
 * @param {string} path
 * @param {readonly ComponentDefinition[]} components
 */
async function createReference(path, components) {
  const component = components.find(({ definitionPath }) => definitionPath === path);
  if (component === undefined) throw new Error(`The component ${path} is not part of the push.`);
  const { definitionType } = await evaluateDefinition(component.definition, components);
  const reference = { componentDefinitionPath: path, defaultName: definitionType.name };
  return `data:text/javascript,${encodeURIComponent(`export default ${JSON.stringify(reference)};`)}`;
}
