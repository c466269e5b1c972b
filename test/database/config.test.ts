import { describe, expect, it } from 'vitest';
import { securityHeaders } from '../../scripts/security-headers.mjs';
import { ConfigurationError, parseDatabaseConfig, type Environment } from '../../shared/database/config.ts';
import { createDatabase } from '../../shared/database/create-database.ts';
import { defaultRetention } from '../../shared/database/retention.ts';

const day = 24 * 60 * 60 * 1000;
const url = 'https://happy-otter-123.convex.cloud';

function messageOf(environment: Environment): string {
  try {
    parseDatabaseConfig(environment);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error).toHaveProperty('name', 'ConfigurationError');
    return error instanceof Error ? error.message : '';
  }
  throw new Error('Expected the configuration to be refused.');
}

describe('the configuration', () => {
  it.each([undefined, '', '  ', 'memory', ' memory '])('with DATABASE_TYPE %j is memory', (type) => {
    expect(parseDatabaseConfig({ DATABASE_TYPE: type, CONVEX_DEPLOYMENT_URL: 'not looked at' })).toEqual({
      type: 'memory',
      retention: defaultRetention,
    });
  });

  it('is memory when nothing is set, and keeps changes for a year and deleted items for a month', () => {
    expect(parseDatabaseConfig({})).toEqual({
      type: 'memory',
      retention: { changes: 365 * day, trash: 30 * day },
    });
  });

  it('takes how many days changes and deleted items are kept', () => {
    const environment = { CHANGE_RETENTION_DAYS: ' 3650 ', TRASH_RETENTION_DAYS: '1' };
    expect(parseDatabaseConfig(environment)).toEqual({
      type: 'memory',
      retention: { changes: 3650 * day, trash: day },
    });
  });

  for (const name of ['CHANGE_RETENTION_DAYS', 'TRASH_RETENTION_DAYS']) {
    it.each(['0', '-1', '3651', '1.5', 'a week', '30 days'])(
      `refuses ${name} %j and says what is allowed`,
      (found) => {
        const message = messageOf({ [name]: found });
        expect(message).toContain(
          `${name} is "${found}". Expected is a whole number of days from 1 to 3650.`,
        );
      },
    );
  }

  it.each(['Memory', 'postgres', 'memory,convex', 'toString', '__proto__'])(
    'refuses DATABASE_TYPE %j and says what is allowed',
    (type) => {
      const message = messageOf({ DATABASE_TYPE: type });
      expect(message).toContain(`DATABASE_TYPE is "${type}"`);
      expect(message).toContain('Allowed are: memory, convex.');
    },
  );

  it('takes the URL of the deployment, without slashes at its end', () => {
    const environment = { DATABASE_TYPE: 'convex', CONVEX_DEPLOYMENT_URL: ` ${url}// ` };
    expect(parseDatabaseConfig(environment)).toEqual({ type: 'convex', url });
  });

  it('takes what the Convex CLI writes when there is nothing else', () => {
    for (const own of [undefined, '', ' ']) {
      const environment = { DATABASE_TYPE: 'convex', CONVEX_DEPLOYMENT_URL: own, VITE_CONVEX_URL: url };
      expect(parseDatabaseConfig(environment)).toEqual({ type: 'convex', url });
    }
  });

  it('prefers CONVEX_DEPLOYMENT_URL', () => {
    const environment = {
      DATABASE_TYPE: 'convex',
      CONVEX_DEPLOYMENT_URL: url,
      VITE_CONVEX_URL: 'http://127.0.0.1:3210',
    };
    expect(parseDatabaseConfig(environment)).toEqual({ type: 'convex', url });
  });

  it('takes an http address, as a local deployment has one', () => {
    const local = 'http://127.0.0.1:3210';
    expect(parseDatabaseConfig({ DATABASE_TYPE: 'convex', VITE_CONVEX_URL: local })).toEqual({
      type: 'convex',
      url: local,
    });
  });

  it.each([{}, { CONVEX_DEPLOYMENT_URL: ' ' }, { VITE_CONVEX_URL: '' }])(
    'without a URL names the variable and an example: %j',
    (rest) => {
      const message = messageOf({ DATABASE_TYPE: 'convex', ...rest });
      expect(message).toContain('DATABASE_TYPE is "convex", and CONVEX_DEPLOYMENT_URL is missing.');
      expect(message).toContain(url);
      expect(message).toContain('VITE_CONVEX_URL');
    },
  );

  for (const name of ['CONVEX_DEPLOYMENT_URL', 'VITE_CONVEX_URL']) {
    it.each([
      'happy-otter-123',
      'happy-otter-123.convex.cloud',
      'ftp://x.y',
      'javascript:alert(1)',
      'https://',
    ])(`with ${name} %j says that it is no URL, and what is expected`, (found) => {
      const message = messageOf({ DATABASE_TYPE: 'convex', [name]: found });
      expect(message).toContain(`${name} is "${found}", which is not a URL.`);
      expect(message).toContain(url);
    });
  }

  it('refuses the address of the HTTP actions, which is not that of the deployment', () => {
    const found = 'https://happy-otter-123.convex.site';
    const message = messageOf({ DATABASE_TYPE: 'convex', CONVEX_DEPLOYMENT_URL: found });
    expect(message).toContain(`CONVEX_DEPLOYMENT_URL is "${found}"`);
    expect(message).toContain('.convex.cloud');
  });
});

describe('the configuration of another place to sign in at', () => {
  const convex = { DATABASE_TYPE: 'convex', CONVEX_DEPLOYMENT_URL: url };
  const issuer = 'https://id.example.org/realms/estuary';

  it.each([undefined, '', ' ', 'none'])('is none with OIDC_ISSUER %j', (found) => {
    expect(parseDatabaseConfig({ ...convex, OIDC_ISSUER: found, OIDC_CLIENT_ID: 'x' })).toEqual({
      type: 'convex',
      url,
    });
  });

  it('takes the issuer to the letter, and its host for what nobody has named', () => {
    const provider = { issuer, clientId: 'estuary', label: 'id.example.org' };
    const set = { ...convex, OIDC_ISSUER: issuer, OIDC_CLIENT_ID: ' estuary ' };
    expect(parseDatabaseConfig(set)).toEqual({ type: 'convex', url, provider });
    expect(parseDatabaseConfig({ ...set, OIDC_LABEL: 'Example' })).toMatchObject({
      provider: { label: 'Example' },
    });
  });

  it('names the variable that is wrong or missing', () => {
    expect(messageOf({ ...convex, OIDC_ISSUER: 'id.example.org' })).toContain(
      'OIDC_ISSUER is "id.example.org", which is not a URL.',
    );
    expect(messageOf({ ...convex, OIDC_ISSUER: issuer })).toContain('OIDC_CLIENT_ID is missing');
  });

  const set = { ...convex, OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'estuary' };
  const policyOf = (environment: Environment) =>
    securityHeaders(parseDatabaseConfig(environment))['Content-Security-Policy'];

  it('is allowed by the headers to be asked, and nobody else', () => {
    expect(policyOf(set)).toContain(
      `connect-src 'self' ${url} wss://happy-otter-123.convex.cloud https://id.example.org;`,
    );
    expect(policyOf(convex)).not.toContain('id.example.org');
  });

  it('may answer at other origins, each of which the headers allow once', () => {
    const OIDC_ORIGINS = ' https://tokens.example.org/, https://id.example.org http://[::1]:8443 ';
    expect(policyOf({ ...set, OIDC_ORIGINS })).toContain(
      ' https://id.example.org https://tokens.example.org http://[::1]:8443;',
    );
    expect(parseDatabaseConfig({ ...convex, OIDC_ORIGINS })).toEqual({ type: 'convex', url });
  });

  it.each([
    'tokens.example.org',
    'https://tokens.example.org/token',
    'https://*.example.org',
    'https://tokens.example.org;script-src',
    'https://ada@tokens.example.org',
    'https://tokens.example.org:123456',
    'wss://tokens.example.org',
  ])('does not take %s for an origin', (found) => {
    expect(messageOf({ ...set, OIDC_ORIGINS: `https://a.example.org,${found}` })).toContain(
      `OIDC_ORIGINS has "${found}", which is not an origin.`,
    );
  });
});

describe('the factory', () => {
  it('opens the memory database in this process where there is no browser', async () => {
    const database = await createDatabase({ type: 'memory', retention: defaultRetention }, 'this-browser');
    expect(database.info.type).toBe('memory');
    expect(await database.items().count()).toMatchObject({ ok: true });
    await database.close();
  });
});
