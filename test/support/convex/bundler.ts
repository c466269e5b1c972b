import { createRequire } from 'node:module';

/** What is used of esbuild. */
interface Bundler {
  build(options: object): Promise<{ readonly outputFiles: readonly [{ readonly text: string }] }>;
}

/** Bundles a file with the bundler that the Convex CLI itself brings; answers with the script. */
export async function bundleFile(file: string, options: object): Promise<string> {
  const fromConvex = createRequire(createRequire(import.meta.url).resolve('convex/package.json'));
  const { build } = fromConvex('esbuild') as Bundler;
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    logLevel: 'silent',
    ...options,
  });
  return outputFiles[0].text;
}
