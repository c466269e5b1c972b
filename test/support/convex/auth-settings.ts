import { createPrivateKey } from 'node:crypto';
import { createSettings } from '../../../scripts/auth-keys/create-settings.mjs';
import type { SigningKey } from './sign-token.ts';

/** What test deployments are set up with, unless they are to have something else: all of one process with the same. */
export const authSettings = createSettings();

const der = Buffer.from(authSettings.JWT_PRIVATE_KEY.replace(/-----[^-]+-----|\s/g, ''), 'base64');

/** What they sign tokens with. */
export const deploymentKey: SigningKey = {
  algorithm: 'RS256',
  privateKey: createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }),
};
