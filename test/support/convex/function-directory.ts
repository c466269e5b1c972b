import type { ModuleSet } from './component-definitions.ts';
import type { Shape } from './argument-check.ts';
import { UncallableError } from './function-errors.ts';

export type FunctionType = 'query' | 'mutation' | 'action';

/** The marks that Convex puts on a registered function. */
interface RegisteredFunction {
  readonly isQuery?: boolean;
  readonly isMutation?: boolean;
  readonly isAction?: boolean;
  readonly isPublic?: boolean;
  /** The validator of its arguments, as JSON. */
  exportArgs(): string;
}

export interface FunctionDirectoryOptions {
  readonly modules: ModuleSet;
  /** Functions that this deployment does not have although its modules do, such as "items:page". */
  readonly without: readonly string[];
}

/** Finds functions by the names that clients call them by. */
export class FunctionDirectory {
  readonly #modules: ReadonlyMap<string, object>;
  readonly #without: ReadonlySet<string>;

  constructor({ modules, without }: FunctionDirectoryOptions) {
    const root = Object.keys(modules)
      .find((path) => path.includes('_generated'))
      ?.split('_generated')[0];
    if (root === undefined)
      throw new Error('The modules of a deployment have to include its _generated folder.');
    this.#modules = new Map(
      Object.entries(modules).map(([path, module]) => [
        path.slice(root.length).replace(/\.[^.]+$/, ''),
        module,
      ]),
    );
    this.#without = new Set(without);
  }

  /** Throws {@link UncallableError} for a function that is not there, not public, or of another type. */
  find(path: string, expected: FunctionType | 'any', access: 'public' | 'all'): FunctionType {
    const found = this.#lookUp(path);
    const type = found?.isQuery
      ? 'query'
      : found?.isMutation
        ? 'mutation'
        : found?.isAction
          ? 'action'
          : null;
    if (type === null || (access === 'public' && found?.isPublic !== true)) {
      throw new UncallableError(
        `Could not find public function for '${path}'. Did you forget to run \`npx convex dev\` or \`npx convex deploy\`?`,
      );
    }
    if (expected === 'any' || expected === type) return type;
    throw new UncallableError(
      `Trying to execute ${path} as ${capitalize(expected)}, but it is defined as ${capitalize(type)}.`,
    );
  }

  /** What a function takes that {@link find} has found. */
  shapeOf(path: string): Shape {
    return JSON.parse(this.#lookUp(path)?.exportArgs() ?? '{"type":"any"}') as Shape;
  }

  /** Whether there are HTTP actions, which http.ts routes to. */
  get hasRoutes(): boolean {
    return this.#modules.has('http');
  }

  #lookUp(path: string): RegisteredFunction | undefined {
    if (this.#without.has(path)) return undefined;
    const [file = '', name = 'default'] = path.split(':');
    const module = this.#modules.get(file) as Readonly<Record<string, RegisteredFunction>> | undefined;
    return module !== undefined && Object.hasOwn(module, name) ? module[name] : undefined;
  }
}

const capitalize = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
