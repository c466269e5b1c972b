/**
 * Variables as lines of an .env file, which `npx convex env set` reads. In single quotes: neither keys nor JSON have any.
 *
 * @param {Readonly<Record<string, string>>} variables
 */
export const toEnvFile = (variables) =>
  Object.entries(variables)
    .map(([name, value]) => `${name}='${value}'\n`)
    .join('');
