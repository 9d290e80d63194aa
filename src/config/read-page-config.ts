import { fail, succeed, type Result } from '../domain/result.ts';
import type { LaunchConfig, PageConfig } from './page-config.ts';

/** A setting that the page cannot do without. `path` is where, `fix` what to do. */
export interface ConfigFault {
  readonly path: string;
  readonly fix: string;
}

type Kind = 'text' | 'number' | 'list' | 'object';
type Shape = Readonly<Record<string, Kind>>;

const issuerShape: Shape = {
  id: 'text',
  name: 'text',
  iss: 'text',
  clientId: 'text',
  scope: 'text',
  write: 'text',
  quirks: 'list',
};
const pageShape: Shape = {
  issuers: 'list',
  site: 'object',
  settings: 'list',
  authorities: 'object',
  lawfulBases: 'object',
  rulePack: 'object',
  cpisTimeoutMs: 'number',
};

/** The settings that the gateway wrote into the launch page. The gateway has checked them in depth; here, that they arrived. */
export const readLaunchConfig = (document: Document): Result<LaunchConfig, ConfigFault> =>
  read<LaunchConfig>(document, 'safelight-launch', { issuers: 'list' });

/** The settings that the gateway wrote into the app's page. */
export const readPageConfig = (document: Document): Result<PageConfig, ConfigFault> =>
  read<PageConfig>(document, 'safelight-page', pageShape);

function read<T extends LaunchConfig>(document: Document, id: string, shape: Shape): Result<T, ConfigFault> {
  const text = document.getElementById(id)?.textContent ?? '';
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail({
      path: id,
      fix: 'This page must be served by the Safelight service, which writes its settings in.',
    });
  }
  const fault =
    firstFault(value, shape, id) ??
    (value as T).issuers.map((one, i) => firstFault(one, issuerShape, `${id}.issuers[${i}]`)).find(Boolean);
  return fault ? fail(fault) : succeed(value as T);
}

function firstFault(value: unknown, shape: Shape, path: string): ConfigFault | undefined {
  if (!isObject(value)) return { path, fix: 'Give an object.' };
  for (const [key, kind] of Object.entries(shape)) {
    if (!is(value[key], kind)) return { path: `${path}.${key}`, fix: `Give a ${kind}.` };
  }
  return undefined;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function is(value: unknown, kind: Kind): boolean {
  if (kind === 'list') return Array.isArray(value);
  if (kind === 'object') return isObject(value);
  return kind === 'text' ? typeof value === 'string' : typeof value === 'number';
}
