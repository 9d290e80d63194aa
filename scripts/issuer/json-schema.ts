import { toJsonSchema, type JsonSchema } from '@valibot/to-json-schema';
import { IssuerFile } from '../../smart-config/schema/issuer.ts';

/**
 * The schema of an issuer file for editors, made from the one that the gateway checks with. What JSON Schema cannot say
 * (https but on this machine, an origin without a path) the gateway alone says; what takes two fields is added here.
 */
export const issuerJsonSchema = (): JsonSchema => ({
  ...toJsonSchema(IssuerFile, { errorMode: 'ignore', typeMode: 'input' }),
  title: 'One record system that may launch Safelight',
  oneOf: [{ required: ['tenant'] }, { required: ['tenants'] }],
  not: { required: ['scope', 'scopes'] },
});
